// @ts-check
import { ask, Problem, Unreachable } from '../api.js';
import { element } from '../element.js';

const MOST = 100;

/**
 * Offers the values that a field of flows has had, the most frequent first; none where nobody can tell.
 * @param {HTMLElement} known a datalist
 * @param {string} name of the field
 * @param {string} from as the API takes it
 * @param {AbortSignal} signal
 */
export async function suggest(known, name, from, signal) {
  const query = `flows\n| where ${name} is present\n| stats count() as samples by ${name}\n| top ${MOST} by samples`;
  try {
    const { rows } = await ask({ query, from, to: 'now' }, signal);
    known.replaceChildren(...rows.map(([value]) => element('option', { value })));
  } catch (error) {
    if (!signal.aborted && !(error instanceof Problem) && !(error instanceof Unreachable)) {
      throw error;
    }
  }
}
