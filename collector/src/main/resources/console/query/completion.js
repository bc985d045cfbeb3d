// @ts-check
/** What may stand next in a query, and what is wrong with it: the collector knows. */
import { send, Problem, Unreachable } from '../api.js';

/** @typedef {import('../api.js').Completion} Completion */

const WORTH_ASKING = /[\w.]$|[|,(]\s*$|\b(?:by|where|top|sort|fields)\s+$/;

/**
 * The editor's source of completions.
 * @param {AbortSignal} signal
 * @returns {import('@codemirror/autocomplete').CompletionSource}
 */
export function completion(signal) {
  return async (context) => {
    const before = context.state.sliceDoc(0, context.pos);
    if (!context.explicit && !WORTH_ASKING.test(before)) {
      return null;
    }
    const asked = { text: context.state.doc.toString(), cursor: context.pos };
    try {
      /** @type {{items: Completion[]}} */
      const { items } = await send('POST', '/api/v1/query/complete', asked, signal);
      const [first] = items;
      if (!first || context.aborted) {
        return null;
      }
      const options = items.filter(({ from, to }) => from === first.from && to === first.to).map(option);
      return { from: first.from, to: first.to, options, filter: false };
    } catch (error) {
      return nothing(error, signal);
    }
  };
}

/**
 * What is wrong with a query, without running it.
 * @param {import('../api.js').Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Problem | null>} null if nothing is, or nobody can tell
 */
export async function mistake(question, signal) {
  try {
    await send('POST', '/api/v1/query/check', question, signal);
    return null;
  } catch (error) {
    return error instanceof Problem ? error : nothing(error, signal);
  }
}

/** @param {Completion} item @param {number} index @returns {import('@codemirror/autocomplete').Completion} */
function option({ text, kind, type, unit, doc }, index) {
  const detail = unit && unit !== type ? `${type}, ${unit}` : type;
  return { label: text, detail: kind === 'field' || kind === 'column' ? detail : kind, info: doc || undefined, type: kind, boost: -index };
}

/** An editor without help is an editor still. @param {unknown} error @param {AbortSignal} signal @returns {null} */
function nothing(error, signal) {
  if (signal.aborted || error instanceof Unreachable || error instanceof Problem) {
    return null;
  }
  throw error;
}
