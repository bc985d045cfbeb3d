// @ts-check
/** Changes to a query's text that a click stands for. */
import { quoted } from '../text.js';
import { shapeOf, stages } from './shape.js';
import { tokens } from './language.js';

/** @typedef {import('../api.js').Cell} Cell */
/** @typedef {import('../api.js').Column} Column */

/** The range that a query names itself, as it stands there; '' if it names none. @param {string} query */
export function ownRange(query) {
  const [first, last] = rangeEnds(query);
  return query.slice(first, last);
}

/** A query without a range of its own. @param {string} query */
export function withoutRange(query) {
  const [first, last] = rangeEnds(query);
  return first === last ? query : query.slice(0, first).trimEnd() + query.slice(last);
}

/** @param {string} query @returns {[number, number]} */
function rangeEnds(query) {
  const [, ...range] = stages(query)[0];
  const last = range.at(-1);
  const named = last && ['last', 'from'].includes(range[0].text);
  return named ? [range[0].start, last.end] : [query.length, query.length];
}

/**
 * A query with one more condition: on a key before its rows are grouped, so that fewer are read; on a value after.
 * @param {string} query
 * @param {string} name of the column
 * @param {(name: string) => string} condition says it of the field or column of a name
 */
export function withCondition(query, name, condition) {
  const shape = shapeOf(query);
  const key = shape?.keys.find((output) => output.name === name);
  if (shape && !key) {
    return `${query.trimEnd()}\n| where ${condition(name)}`;
  }
  const source = stages(query)[0].at(-1);
  const end = source?.end ?? 0;
  const rest = query.slice(end).trimStart();
  return `${query.slice(0, end)}\n| where ${condition(key?.source ?? name)}${rest && '\n'}${rest}`;
}

/**
 * A query whose rows are grouped by one more field; where they are not grouped at all, they are counted by it.
 * @param {string} query
 * @param {string} field
 */
export function withKey(query, field) {
  const stats = stages(query).find((stage) => stage[0]?.text === 'stats');
  const end = stats?.at(-1)?.end;
  if (!stats || end === undefined) {
    return `${query.trimEnd()}\n| stats count() as samples by ${field}`;
  }
  if (shapeOf(query)?.keys.some(({ source }) => source === field)) {
    return query;
  }
  const separator = stats.some(({ text }) => text === 'by') ? ', ' : ' by ';
  return query.slice(0, end) + separator + field + query.slice(end);
}

/** A cell as the language writes it. @param {Cell} value @param {Column} column */
export function literal(value, column) {
  return column.type === 'text' ? quoted(String(value)) : String(value);
}

/** Whether a name can stand in a query as it is: an aggregate without a name of its own cannot. @param {string} name */
export function isName(name) {
  const [token, ...more] = tokens(name);
  return token?.kind === 'word' && more.length === 0;
}
