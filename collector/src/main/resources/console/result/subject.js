// @ts-check
/** An answer as charts see it: which columns are keys, which is the time, which are values. */
import { cell, isNumber } from '../format.js';
import { preferences } from '../preferences.js';
import { shapeOf } from '../query/shape.js';
import { ADDITIVE } from '../query/vocabulary.js';

/** @typedef {import('../api.js').Answer} Answer */
/** @typedef {import('../api.js').Column} Column */
/** @typedef {{index: number, name: string, unit: string, isAdditive: boolean, isRate: boolean}} Measure a column of values; isAdditive: those of several groups add up; isRate: but not those of several times */
/**
 * @typedef {{answer: Answer, time: number, binMillis: number, keys: number[], measures: Measure[]}} Subject
 *   time: index of the column of bins, -1 without; keys: the other columns that rows are grouped by
 */

/**
 * @param {Answer} answer
 * @param {string} query that was asked
 * @returns {Subject}
 */
export function subjectOf(answer, query) {
  const shape = shapeOf(query);
  const columns = answer.columns.map((column) => ({ ...column, isCode: isCode(column, shape) }));
  const key = (/** @type {string} */ name) => shape?.keys.find((candidate) => candidate.name === name);
  const time = columns.findIndex(({ name }) => key(name)?.call === 'bin');
  const indices = columns.map((_, index) => index);
  const measures = indices.filter((index) => shape && isNumber(columns[index]) && !key(columns[index].name)).map((index) => {
    const { name, unit } = columns[index];
    const call = shape?.values.find((value) => value.name === name)?.call ?? '';
    return { index, name, unit, isAdditive: ADDITIVE.has(call), isRate: call === 'rate' };
  });
  return {
    answer: { ...answer, columns },
    time,
    binMillis: shape?.binMillis ?? 0,
    keys: indices.filter((index) => index !== time && key(columns[index].name)),
    measures,
  };
}

/** What a row is called by its keys. @param {Subject} subject @param {number} row */
export function rowName({ answer, keys }, row) {
  return keys.map((index) => keyName(answer.columns[index], answer.rows[row][index])).join(' · ');
}

/** A bare number does not say what it counts: protocol 6. @param {Column} column @param {import('../api.js').Cell} value */
export function keyName(column, value) {
  const text = cell(value, column, preferences.utc);
  return isNumber(column) || value === null ? `${column.name} ${text}` : text;
}

/** Whether a column's numbers are names: fields without a unit, and keys. @param {Column} column @param {import('../query/shape.js').Shape | undefined} shape */
function isCode({ name, type, unit }, shape) {
  return type === 'integer' && unit === '' && (!shape || shape.keys.some((key) => key.name === name));
}
