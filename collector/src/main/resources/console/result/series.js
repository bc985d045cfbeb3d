// @ts-check
/** Rows with times as series of points. */
import { rowName } from './subject.js';

/** @typedef {import('./subject.js').Subject} Subject */
/** @typedef {import('./subject.js').Measure} Measure */
/** @typedef {{name: string, values: (number | null)[], total: number, isOthers: boolean}} Series a value for each time; total is what it ranks by */
/** @typedef {{times: number[], series: Series[], dropped: number}} TimeSeries times in milliseconds; dropped: series that are neither drawn nor in others */

const MAX_FILLED_TIMES = 100_000;

/**
 * A measure over time, a series for each combination of keys.
 * @param {Subject} subject with times
 * @param {Measure} measure
 * @param {number} most how many series there may be; what adds up of those beyond becomes one more
 * @returns {TimeSeries}
 */
export function timeSeries(subject, measure, most) {
  const found = subject.answer.rows.map((row) => Date.parse(String(row[subject.time])));
  const times = timesOf(found, subject.binMillis);
  const all = group(subject, measure, found, times).map((series) => ({ ...series, name: series.name || measure.name }));
  return { times, ...ranked(all, measure.isAdditive, most) };
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
 * @param {Subject} subject
 * @param {Measure} measure where it adds up, no row means 0, else unknown
 * @param {number[]} found the time of each row
 * @param {number[]} times
 * @returns {Series[]}
 */
function group(subject, { index, isAdditive }, found, times) {
  const places = new Map(times.map((at, place) => [at, place]));
  /** @type {Map<string, (number | null)[]>} */
  const byName = new Map();
  subject.answer.rows.forEach((row, at) => {
    const name = rowName(subject, at);
    let values = byName.get(name);
    if (!values) {
      values = Array(times.length).fill(isAdditive ? 0 : null);
      byName.set(name, values);
    }
    values[places.get(found[at]) ?? 0] = /** @type {number | null} */ (row[index]);
  });
  return [...byName].map(([name, values]) => ({ name, values, isOthers: false, total: rank(values, isAdditive) }));
}

/** What a series ranks by: its sum, or where values do not add up its peak. @param {(number | null)[]} values @param {boolean} isAdditive */
function rank(values, isAdditive) {
  return values.reduce((/** @type {number} */ sum, value) => (isAdditive ? sum + (value ?? 0) : Math.max(sum, value ?? -Infinity)), isAdditive ? 0 : -Infinity);
}

/** The greatest series, and what adds up of the others. @param {Series[]} all @param {boolean} isAdditive @param {number} most */
function ranked(all, isAdditive, most) {
  const sorted = all.toSorted((left, right) => right.total - left.total);
  if (sorted.length <= most) {
    return { series: sorted, dropped: 0 };
  }
  const [top, rest] = [sorted.slice(0, most), sorted.slice(most)];
  if (!isAdditive) {
    return { series: top, dropped: rest.length };
  }
  const values = top[0].values.map((_, index) => rest.reduce((sum, series) => sum + (series.values[index] ?? 0), 0));
  const others = { name: `${rest.length} others`, values, isOthers: true, total: rank(values, true) };
  return { series: [...top, others], dropped: 0 };
}
