// @ts-check
import { get } from '../api.js';
import { element } from '../element.js';
import { listing } from '../listing.js';

/** @typedef {import('../api.js').Table} Table */
/** @typedef {import('../api.js').Function} QueryFunction */
/** @typedef {{anchor: string, title: string, doc: string, heads: import('../listing.js').Head[], rows: string[][]}} Part the first cell of a row is a name */

const FIELD_HEADS = [{ title: 'Field' }, { title: 'Type' }, { title: 'Unit' }, { title: 'What it is' }];
const FUNCTION_HEADS = [{ title: 'As in' }, { title: 'Takes' }, { title: 'Gives' }, { title: 'What it does' }];
const KINDS = [
  { kind: 'aggregate', title: 'Aggregates', doc: 'Behind stats: make one value of many rows.' },
  { kind: 'scalar', title: 'Functions of a row', doc: 'In conditions, behind extend, as keys and as arguments of aggregates.' },
];

/** Every field of every table. @param {HTMLElement} article @param {AbortSignal} signal */
export async function fieldReference(article, signal) {
  /** @type {{tables: Table[]}} */
  const { tables } = await get('/api/v1/fields', signal);
  reference(article, 'Fields', 'Find a field', tables.map(({ name, doc, fields }) => ({
    anchor: `table-${name}`, title: name, doc, heads: FIELD_HEADS, rows: fields.map((field) => [field.name, field.type, field.unit, field.doc]),
  })));
}

/** Every function of the query language. @param {HTMLElement} article @param {AbortSignal} signal */
export async function functionReference(article, signal) {
  /** @type {{functions: QueryFunction[]}} */
  const { functions } = await get('/api/v1/functions', signal);
  reference(article, 'Functions', 'Find a function', KINDS.map(({ kind, title, doc }) => ({
    anchor: `kind-${kind}`, title, doc, heads: FUNCTION_HEADS,
    rows: functions.filter((each) => each.kind === kind).map(({ example, takes, gives, doc: does }) => [example, takes, gives, does]),
  })));
}

/** @param {HTMLElement} article @param {string} title @param {string} prompt @param {Part[]} parts */
function reference(article, title, prompt, parts) {
  const find = element('input', { type: 'search', placeholder: prompt, 'aria-label': prompt, oninput: () => draw() });
  const found = element('div');
  const draw = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter((/** @type {string} */ word) => word !== '');
    const hits = parts.map((part) => ({ ...part, rows: part.rows.filter((row) => words.every((/** @type {string} */ word) => row.join(' ').toLowerCase().includes(word))) }));
    found.replaceChildren(...hits.filter(({ rows }) => rows.length > 0).flatMap(section));
    found.childElementCount === 0 && found.append(element('p', { class: 'empty' }, 'Nothing has these words. Try fewer.'));
  };
  draw();
  article.replaceChildren(element('h1', {}, title), find, found);
}

/** @param {Part} part */
function section({ anchor, title, doc, heads, rows }) {
  return [
    element('h2', { id: anchor }, title),
    element('p', {}, doc),
    listing(title, heads, rows.map(([name, ...rest]) => [element('code', {}, name), ...rest]), ''),
  ];
}
