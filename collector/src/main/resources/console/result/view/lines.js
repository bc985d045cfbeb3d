// @ts-check
import { number, time } from '../../format.js';
import { preferences } from '../../preferences.js';
import { timeAxis, valueAxis } from '../axis.js';
import { reading, TOOLTIP } from '../reading.js';
import { timeSeries } from '../series.js';

/** @typedef {import('../subject.js').Subject} Subject */
/** @typedef {import('../subject.js').Measure} Measure */
/** @typedef {import('../views.js').Picture} Picture */

const SPARSE_POINTS = 60;
const MAX_SERIES = 12;

/** A measure over time, a line for each combination of keys. @type {import('../views.js').View} */
export const lines = {
  name: 'lines',
  title: 'Lines',
  fits: ({ time: at }) => at >= 0,
  picture: (subject, measure) => overTime(subject, measure, false),
};

/** The same, each on top of the one before. @type {import('../views.js').View} */
export const areas = {
  name: 'areas',
  title: 'Areas',
  fits: ({ time: at, measures }) => at >= 0 && measures.some(({ isAdditive }) => isAdditive),
  picture: (subject, measure) => overTime(subject, measure, subject.keys.length > 0),
};

/** @param {Subject} subject @param {Measure} measure @param {boolean} isStacked @returns {Picture} */
function overTime(subject, measure, isStacked) {
  const { times, series, dropped } = timeSeries(subject, measure, MAX_SERIES);
  const { binMillis, answer } = subject;
  const whole = wholeBins(times, subject);
  return {
    notes: [
      binMillis > 0 && `per ${number(binMillis, 'ms')}`,
      measure.isRate ? 'means below' : measure.isAdditive ? 'totals below' : 'peaks below',
      dropped > 0 && `${dropped} lesser series not drawn`,
      whole < times.length && 'without the bin still filling',
      'drag to zoom',
    ],
    label: `${series.length} series over time`,
    stepMillis: binMillis,
    legend: series.map(({ name, total, isOthers }) => ({ name, isOthers, value: summary(total, times.length, measure) })),
    option: (colours, hidden) => {
      const first = Math.min(Date.parse(answer.from), times[0]);
      const last = Math.max(Date.parse(answer.to), times[times.length - 1]);
      return {
        useUTC: preferences.utc,
        grid: { left: 8, right: 30, top: 16, bottom: 4, containLabel: true },
        toolbox: { show: false },
        brush: { xAxisIndex: 0, brushStyle: { color: colours.selection, borderColor: colours.accent, borderWidth: 1, opacity: 0.35 }, outOfBrush: {} },
        tooltip: { ...TOOLTIP, trigger: 'axis', formatter: (/** @type {any[]} */ points) => readingAt(points, measure.unit) },
        xAxis: timeAxis(colours, first, last),
        yAxis: valueAxis(colours, measure.unit),
        series: series.map(({ name, values, isOthers }, index) => ({
          type: 'line',
          name,
          stack: isStacked ? 'all' : undefined,
          data: hidden.has(name) ? [] : values.slice(0, whole).map((value, at) => [times[at], value]),
          showSymbol: !isStacked && times.length < SPARSE_POINTS,
          symbol: 'circle',
          symbolSize: 4,
          sampling: isStacked ? 'average' : 'lttb', // averages fall on the same times in each series: they stack
          lineStyle: { width: isStacked ? 1 : 1.6, type: isOthers ? 'dashed' : 'solid' },
          itemStyle: { color: isOthers ? colours.others : colours.series[index] },
          areaStyle: isStacked ? { opacity: 0.55 } : series.length === 1 ? { opacity: 0.12 } : undefined,
          emphasis: { disabled: true },
        })),
      };
    },
  };
}

/** How many bins to draw: not the last while it fills, which looks like a fall; but one in any case. @param {number[]} times @param {Subject} subject */
function wholeBins(times, { answer, binMillis }) {
  const isFilling = times[times.length - 1] + binMillis > Date.parse(answer.to);
  return isFilling && times.length > 1 ? times.length - 1 : times.length;
}

/** What a series came to. @param {number} total @param {number} times how many values it has @param {Measure} measure */
function summary(total, times, { isRate, unit }) {
  return Number.isFinite(total) ? number(isRate ? total / times : total, unit) : '—';
}

/** What the series read at one time, the greatest first. @param {any[]} points @param {string} unit */
function readingAt(points, unit) {
  const present = points.filter(({ value }) => value[1] !== null).toSorted((left, right) => right.value[1] - left.value[1]);
  return reading(points[0] ? time(points[0].value[0], preferences.utc) : '', present.map(({ color, seriesName, value }) =>
    ({ colour: color, name: seriesName, value: number(value[1], unit) })));
}
