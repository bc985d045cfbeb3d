// @ts-check
/** Rows with times as series of points. */
import { cell, isNumber } from '../format.js';
import { preferences } from '../preferences.js';
import { ADDITIVE } from '../query/vocabulary.js';

/** @typedef {import('../api.js').Answer} Answer */
/** @typedef {import('../query/shape.js').Shape} Shape */
/** @typedef {{name: string, values: (number | null)[], total: number, isOthers: boolean}} Series a value for each time; total is what it ranks by */
/** @typedef {{name: string, unit: string, series: Series[], dropped: number, isAdditive: boolean}} Measure dropped: series that are neither drawn nor in others */
/** @typedef {{times: number[], binMillis: number, from: number, to: number, measures: Measure[]}} TimeSeries times in milliseconds */

const MAX_SERIES = 12;
const MAX_FILLED_TIMES = 100_000;

/**
 * The time series of an answer, one measure for each of its values.
 * @param {Answer} answer
 * @param {Shape | undefined} shape
 * @returns {TimeSeries | undefined} where it has no bins of time, no rows or no values, none
 */
export function timeSeries({ columns, rows, from, to }, shape) {
  const bin = shape?.keys.find(({ call }) => call === 'bin');
  const time = columns.findIndex(({ name }) => name === bin?.name);
  if (!shape || time < 0 || rows.length === 0) {
    return undefined;
  }
  const isKey = (/** @type {string} */ name) => shape.keys.some((key) => key.name === name);
  const indices = columns.map((_, index) => index);
  const keys = indices.filter((index) => index !== time && isKey(columns[index].name));
  const measured = indices.filter((index) => isNumber(columns[index]) && !isKey(columns[index].name));
  const times = timesOf(rows.map((row) => Date.parse(String(row[time]))), shape.binMillis);
  const names = rows.map((row) => keys.map((index) => label(row[index], columns[index])).join(' · '));
  const measures = measured.map((index) => {
    const { name, unit } = columns[index];
    const isAdditive = ADDITIVE.has(shape.values.find((value) => value.name === name)?.call ?? '');
    const all = group(rows, names, time, index, times, isAdditive).map((series) => ({ ...series, name: series.name || name }));
    return { name, unit, isAdditive, ...ranked(all, isAdditive) };
  });
  return measures.length === 0 ? undefined : { times, binMillis: shape.binMillis, from: Date.parse(from), to: Date.parse(to), measures };
}

/** A bare number does not say what it counts: protocol 6. @param {import('../api.js').Cell} value @param {import('../api.js').Column} column */
function label(value, column) {
  const text = cell(value, column, preferences.utc);
  return isNumber(column) || value === null ? `${column.name} ${text}` : text;
}

/** Ascending, with the bins in which no row lies. @param {number[]} found @param {number} binMillis */
function timesOf(found, binMillis) {
  const present = [...new Set(found)].sort((left, right) => left - right);
  const count = (present[present.length - 1] - present[0]) / binMillis + 1;
  return Number.isInteger(count) && count <= MAX_FILLED_TIMES
    ? Array.from({ length: count }, (_, index) => present[0] + index * binMillis)
    : present;
}

/**
 * @param {Answer['rows']} rows
 * @param {string[]} names of the series that each row belongs to
 * @param {number} time index of the column of times
 * @param {number} value index of the column of values
 * @param {number[]} times
 * @param {boolean} isAdditive whether no row means 0, as for a sum, rather than unknown
 * @returns {Series[]}
 */
function group(rows, names, time, value, times, isAdditive) {
  const places = new Map(times.map((at, index) => [at, index]));
  /** @type {Map<string, (number | null)[]>} */
  const byName = new Map();
  rows.forEach((row, index) => {
    let values = byName.get(names[index]);
    if (!values) {
      values = Array(times.length).fill(isAdditive ? 0 : null);
      byName.set(names[index], values);
    }
    values[places.get(Date.parse(String(row[time]))) ?? 0] = /** @type {number | null} */ (row[value]);
  });
  return [...byName].map(([name, values]) => ({ name, values, isOthers: false, total: rank(values, isAdditive) }));
}

/** What a series ranks by: its sum, or where values do not add up its peak. @param {(number | null)[]} values @param {boolean} isAdditive */
function rank(values, isAdditive) {
  return values.reduce((/** @type {number} */ sum, value) => (isAdditive ? sum + (value ?? 0) : Math.max(sum, value ?? -Infinity)), isAdditive ? 0 : -Infinity);
}

/** The greatest series, and what adds up of the others. @param {Series[]} all @param {boolean} isAdditive */
function ranked(all, isAdditive) {
  const sorted = all.toSorted((left, right) => right.total - left.total);
  if (sorted.length <= MAX_SERIES) {
    return { series: sorted, dropped: 0 };
  }
  const [top, rest] = [sorted.slice(0, MAX_SERIES), sorted.slice(MAX_SERIES)];
  if (!isAdditive) {
    return { series: top, dropped: rest.length };
  }
  const values = top[0].values.map((_, index) => rest.reduce((sum, series) => sum + (series.values[index] ?? 0), 0));
  const others = { name: `${rest.length} others`, values, isOthers: true, total: rank(values, true) };
  return { series: [...top, others], dropped: 0 };
}
