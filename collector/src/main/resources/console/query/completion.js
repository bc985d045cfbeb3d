// @ts-check
/** What may stand next in a query. */
import { snippetCompletion } from '@codemirror/autocomplete';
import { shapeOf, stages } from './shape.js';
import { AGGREGATES, BIN, CONDITION_WORDS, STAGES } from './vocabulary.js';

/** @typedef {import('@codemirror/autocomplete').Completion} Completion */
/** @typedef {import('../api.js').Table} Table */
/** @typedef {import('./language.js').Token} Token */

const WORD = /[\w.]*$/;

/**
 * The editor's source of completions.
 * @param {() => Table[]} tables
 * @returns {import('@codemirror/autocomplete').CompletionSource}
 */
export function completion(tables) {
  return (context) => {
    const before = context.state.sliceDoc(0, context.pos);
    const word = WORD.exec(before)?.[0] ?? '';
    const started = word !== '' || /[|,(]\s*$|\bby\s+$|\bwhere\s+$/.test(before);
    if (!context.explicit && !started || /^\d/.test(word) || insideText(before)) {
      return null;
    }
    const text = context.state.doc.toString();
    return { from: context.pos - word.length, options: options(before.slice(0, before.length - word.length), text, tables()), validFor: WORD };
  };
}

/**
 * @param {string} before what stands before the word
 * @param {string} query the whole text
 * @param {Table[]} tables
 * @returns {Completion[]}
 */
function options(before, query, tables) {
  const all = stages(before);
  const stage = all[all.length - 1];
  if (all.length === 1) {
    return stage.length === 0 ? tables.map(table) : [keyword('last', 'last 15m'), keyword('from', 'from now-2h to now-1h')];
  }
  if (stage.length === 0) {
    return STAGES.map(({ name, form, doc }) => ({ label: name, detail: form.slice(name.length), info: doc, type: 'keyword' }));
  }
  const source = tables.find(({ name }) => name === all[0][0]?.text);
  const fields = (source?.fields ?? []).map(field);
  const grouped = all.slice(0, -1).some(([first]) => first?.text === 'stats');
  return inStage(stage, grouped ? columns(query) : fields, fields);
}

/**
 * @param {Token[]} stage what stands in the stage so far
 * @param {Completion[]} names what the stages before give
 * @param {Completion[]} fields what the table has
 * @returns {Completion[]}
 */
function inStage(stage, names, fields) {
  const inCall = stage.filter(({ text }) => text === '(').length > stage.filter(({ text }) => text === ')').length;
  switch (stage[0].text) {
    case 'where':
    case 'filter':
      return [...names, ...CONDITION_WORDS.map((word) => keyword(word))];
    case 'stats':
      if (inCall) {
        return fields;
      }
      return stage.some(({ text }) => text === 'by')
        ? [call(BIN, 'bin(${1m})'), ...fields]
        : [...AGGREGATES.map((word) => call(word, `${word.name}(\${})`)), keyword('by'), keyword('as')];
    case 'top':
      return stage.at(-1)?.text === 'by' ? names : [keyword('by')];
    case 'sort':
      return [...names, keyword('asc'), keyword('desc')];
    case 'fields':
      return names;
    default:
      return [];
  }
}

/** The columns that the query's stats stage gives. @param {string} query @returns {Completion[]} */
function columns(query) {
  const shape = shapeOf(query);
  return [...(shape?.values ?? []), ...(shape?.keys ?? [])].map(({ name, source }) =>
    ({ label: name, detail: name === source ? '' : source, type: 'property', boost: 1 }));
}

/** @param {Table} table @returns {Completion} */
function table({ name, doc }) {
  return { label: name, info: doc, type: 'class' };
}

/** @param {import('../api.js').Field} field @returns {Completion} */
function field({ name, type, unit, doc }) {
  return { label: name, detail: unit && unit !== type ? `${type}, ${unit}` : type, info: doc, type: 'property', boost: 1 };
}

/** @param {import('./vocabulary.js').Word} word @param {string} snippet @returns {Completion} */
function call({ name, form, doc }, snippet) {
  return snippetCompletion(snippet, { label: name, detail: form.slice(name.length), info: doc, type: 'function' });
}

/** @param {string} label @param {string} [form] @returns {Completion} */
function keyword(label, form) {
  return { label, detail: form?.slice(label.length), type: 'keyword' };
}

/** @param {string} before */
function insideText(before) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /^(?:[^"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*["'][^"']*$/.test(line) || line.includes('//');
}
