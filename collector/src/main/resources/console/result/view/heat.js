// @ts-check
import { number, time } from '../../format.js';
import { preferences } from '../../preferences.js';
import { nameAxis, shades } from '../axis.js';
import { reading, TOOLTIP } from '../reading.js';
import { timeSeries } from '../series.js';
import { keyName } from '../subject.js';

/** @typedef {{columns: string[], lines: string[], cells: [number, number, number][]}} Field cells: column, line, value */

const MAX_LINES = 30;
const MAX_COLUMNS = 60;

/** Key by time, or key by key, each cell as full of colour as its value is great. @type {import('../views.js').View} */
export const heat = {
  name: 'heat',
  title: 'Heat map',
  fits: ({ time: at, keys, measures }) => measures.length > 0 && (at >= 0 ? keys.length > 0 : keys.length === 2),
  picture: (subject, measure) => {
    const { columns, lines, cells } = subject.time >= 0 ? overTime(subject, measure) : keyByKey(subject, measure);
    const greatest = cells.reduce((most, [, , value]) => Math.max(most, value), 0);
    return {
      notes: ['the fuller the colour, the more'],
      label: `${lines.length} lines of ${columns.length} cells`,
      height: 80 + 22 * lines.length,
      option: (colours) => ({
        grid: { left: 8, right: 40, top: 8, bottom: 46, containLabel: true },
        tooltip: { ...TOOLTIP, trigger: 'item', formatter: (/** @type {any} */ { value: [column, line, value] }) =>
          reading(lines[line], [{ name: columns[column], value: number(value, measure.unit) }]) },
        xAxis: {
          type: 'category',
          data: columns,
          axisLabel: { color: colours.faint, hideOverlap: true, formatter: subject.time >= 0 ? clock : undefined },
          axisLine: { lineStyle: { color: colours.line } },
        },
        yAxis: nameAxis(colours, lines, { width: 200, overflow: 'truncate' }),
        visualMap: { ...shades(colours, greatest, measure.unit, colours.ground), orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 160 },
        series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: colours.paper, borderWidth: 1 }, emphasis: { disabled: true } }],
      }),
    };
  },
};

/** @param {import('../subject.js').Subject} subject @param {import('../subject.js').Measure} measure @returns {Field} */
function overTime(subject, measure) {
  const { times, series } = timeSeries(subject, measure, MAX_LINES);
  return {
    columns: times.map((at) => time(at, preferences.utc)),
    lines: series.map(({ name }) => name),
    cells: series.flatMap(({ values }, line) => values.flatMap((value, column) => (value === null ? [] : [/** @type {[number, number, number]} */ ([column, line, value])]))),
  };
}

/** @param {import('../subject.js').Subject} subject @param {import('../subject.js').Measure} measure @returns {Field} */
function keyByKey({ answer, keys: [first, second] }, { index }) {
  const place = (/** @type {number} */ key, /** @type {number} */ most) => {
    const names = [...new Set(answer.rows.map((row) => keyName(answer.columns[key], row[key])))].slice(0, most);
    return { names, at: new Map(names.map((name, at) => [name, at])), of: (/** @type {import('../../api.js').Cell[]} */ row) => keyName(answer.columns[key], row[key]) };
  };
  const [lines, columns] = [place(first, MAX_LINES), place(second, MAX_COLUMNS)];
  /** @type {Field['cells']} */
  const cells = [];
  for (const row of answer.rows) {
    const [line, column, value] = [lines.at.get(lines.of(row)), columns.at.get(columns.of(row)), row[index]];
    if (line !== undefined && column !== undefined && typeof value === 'number') {
      cells.push([column, line, value]);
    }
  }
  return { columns: columns.names, lines: lines.names, cells };
}

/** A time without its day, which stands in the answer's range. @param {string} text */
function clock(text) {
  return text.slice(text.indexOf(' ') + 1);
}
