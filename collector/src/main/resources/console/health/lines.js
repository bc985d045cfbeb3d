// @ts-check
import { ask } from '../api.js';
import { element } from '../element.js';
import { number, time } from '../format.js';
import { preferences } from '../preferences.js';
import { timeAxis, valueAxis } from '../result/axis.js';
import { Drawing } from '../result/drawing.js';
import { frame } from '../result/frame.js';
import { reading, swatch, TOOLTIP } from '../result/reading.js';

/** @typedef {import('../address.js').Range} Range */
/** @typedef {import('../api.js').Answer} Answer */
/** @typedef {import('../result/drawing.js').Colours} Colours */
/** @typedef {{from: number, to: number, title: string}} Mark a stretch of time to point out, in milliseconds */

const GOOD_SCORE = 90; // an axis of scores that begins at 0 hides what matters

/**
 * A query whose first column is a time, with a line for each of its other columns, all of one unit.
 * @param {{title: string, query: string, range: Range, empty: string, areScores?: boolean, marks?: () => Promise<Mark[]>, everyMillis: number, signal: AbortSignal}} lines
 *   areScores: percent, of which 100 is best; marks: health events
 * @returns {HTMLElement}
 */
export function linesPanel({ title, query, range, empty, areScores = false, marks, everyMillis, signal }) {
  const drawing = new Drawing(signal);
  const note = element('p', { class: 'faint note', hidden: true });
  const legend = element('div', { class: 'legend' });

  const say = (/** @type {string} */ text) => {
    note.textContent = text;
    note.hidden = text === '';
    drawing.place.hidden = text !== '';
    legend.hidden = text !== '';
  };
  const draw = (/** @type {{answer: Answer, marked: Mark[]}} */ { answer, marked }) => {
    if (isEmpty(answer)) {
      say(empty);
      return;
    }
    say('');
    drawing.draw((colours) => {
      const key = (/** @type {string} */ colour, /** @type {string} */ name) => element('span', { class: 'key' }, swatch(colour), name);
      legend.replaceChildren(...names(answer).map((name, index) => key(colours.series[index], name)), marked.length > 0 ? key(colours.danger, 'health event') : '');
      return option(answer, marked, colours, areScores);
    }, `${title}: ${names(answer).join(', ')} over time`);
  };
  const load = async () => {
    const [answer, marked] = await Promise.all([ask({ query, ...range }, signal), marks?.() ?? []]);
    return { answer, marked };
  };
  return frame({ title, query, range, everyMillis, load, draw, say, signal }, note, drawing.place, legend);
}

/** Whether nothing is to be drawn: bins in which nothing lies have rows, too. @param {Answer} answer */
function isEmpty({ rows }) {
  return rows.every((row) => row.slice(1).every((value) => value === null));
}

/** @param {Answer} answer */
function names({ columns }) {
  return columns.slice(1).map(({ name }) => name);
}

/** @param {Answer} answer @param {Mark[]} marks @param {Colours} colours @param {boolean} areScores */
function option(answer, marks, colours, areScores) {
  const unit = areScores ? '%' : answer.columns[1].unit;
  const ends = areScores ? { max: 100, min: (/** @type {{min: number}} */ { min }) => Math.floor(Math.min(min, GOOD_SCORE) / 10) * 10 } : {};
  const times = answer.rows.map(([at]) => Date.parse(String(at)));
  return {
    useUTC: preferences.utc,
    grid: { left: 8, right: 30, top: 16, bottom: 4, containLabel: true },
    tooltip: { ...TOOLTIP, trigger: 'axis', formatter: (/** @type {any[]} */ points) => readingAt(points, unit, marks) },
    xAxis: timeAxis(colours, Date.parse(answer.from), Date.parse(answer.to)),
    yAxis: { ...valueAxis(colours, unit), ...ends },
    series: names(answer).map((name, index) => ({
      type: 'line',
      name,
      data: answer.rows.map((row, at) => [times[at], row[index + 1]]),
      showSymbol: false,
      lineStyle: { width: 1.6, type: index === 0 ? 'solid' : [6, 4] }, // both show where one lies on the other
      itemStyle: { color: colours.series[index] },
      emphasis: { disabled: true },
      markArea: index === 0 && marks.length > 0 ? areas(marks, colours) : undefined,
    })),
  };
}

/** @param {Mark[]} marks @param {Colours} colours */
function areas(marks, colours) {
  return {
    silent: true,
    itemStyle: { color: colours.danger, opacity: 0.16 },
    data: marks.map(({ from, to }) => [{ xAxis: from }, { xAxis: to }]),
  };
}

/** @param {any[]} points @param {string} unit @param {Mark[]} marks */
function readingAt(points, unit, marks) {
  const at = points[0]?.value[0];
  const present = points.filter(({ value }) => value[1] !== null);
  return reading(at === undefined ? '' : time(at, preferences.utc), [
    ...present.map(({ color, seriesName, value }) => ({ colour: color, name: seriesName, value: number(value[1], unit) })),
    ...marks.filter(({ from, to }) => from <= at && at < to).map(({ title }) => ({ name: title, value: 'health event' })),
  ]);
}
