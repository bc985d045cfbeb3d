// @ts-check
import { number } from './format.js';

const MAX_SERIES = 12;

/** A result with a time column as a time series: a line for each combination of the other keys. */
export class Chart {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.shown = 0;
    new ResizeObserver(() => this.chart?.resize()).observe(place);
  }

  /** Shows an answer, or hides where it has no times or no numbers. @param {import('./api.js').Answer} answer */
  async show(answer) {
    const turn = ++this.shown;
    const time = answer.columns.findIndex((column) => column.type === 'time');
    const value = answer.columns.findIndex((column, index) => index > time && isNumber(column) && !isKey(answer, index));
    this.place.hidden = time < 0 || value < 0 || answer.rows.length === 0;
    if (this.place.hidden) {
      return;
    }
    const echarts = await import('./lib/echarts.esm.min.mjs');
    if (turn === this.shown) {
      this.chart ??= echarts.init(this.place);
      this.chart.setOption(option(answer, time, value), true);
    }
  }
}

/** Keys stand before the values, and the time is one of them: numbers before it are keys as well. @param {import('./api.js').Answer} answer @param {number} index */
function isKey(answer, index) {
  return answer.columns[index].unit === '' && /^(protocol|.*\.(port|index|class|sub|type|code)|input|output|vlan)$/.test(answer.columns[index].name);
}

/** @param {import('./api.js').Column} column */
function isNumber(column) {
  return column.type === 'integer' || column.type === 'number';
}

/**
 * @param {import('./api.js').Answer} answer
 * @param {number} time
 * @param {number} value
 */
function option(answer, time, value) {
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue('--faint');
  const line = style.getPropertyValue('--line');
  const unit = answer.columns[value].unit;
  const format = (/** @type {number} */ y) => (y === null ? '—' : number(y, unit));
  return {
    animation: false,
    grid: { left: 78, right: 20, top: 44, bottom: 30 },
    legend: { type: 'scroll', top: 8, textStyle: { color: ink } },
    tooltip: { trigger: 'axis', order: 'valueDesc', valueFormatter: format, renderMode: 'richText' },
    xAxis: { type: 'time', axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: 'value', axisLabel: { color: ink, formatter: format }, splitLine: { lineStyle: { color: line } } },
    series: series(answer, time, value).map(([name, data]) => ({
      type: 'line', name, data, showSymbol: data.length < 40, symbolSize: 5, sampling: 'lttb', lineStyle: { width: 1.8 },
    })),
  };
}

/**
 * The series that add up to most, by what their keys are called.
 * @param {import('./api.js').Answer} answer
 * @param {number} time
 * @param {number} value
 * @returns {[string, [number, number][]][]}
 */
function series(answer, time, value) {
  const keys = answer.columns.map((_, index) => index).filter((index) => index !== time && index < value);
  /** @type {Map<string, [number, number][]>} */
  const byKey = new Map();
  for (const row of answer.rows) {
    const name = keys.map((index) => `${answer.columns[index].name} ${row[index] ?? '—'}`).join(', ') || answer.columns[value].name;
    const points = byKey.get(name) ?? [];
    points.push([Date.parse(row[time]), row[value]]);
    byKey.set(name, points);
  }
  const total = (/** @type {[number, number][]} */ points) => points.reduce((sum, [, y]) => sum + (y ?? 0), 0);
  return [...byKey]
    .map(([name, points]) => /** @type {[string, [number, number][]]} */ ([name, points.toSorted((a, b) => a[0] - b[0])]))
    .toSorted((a, b) => total(b[1]) - total(a[1]))
    .slice(0, MAX_SERIES);
}
