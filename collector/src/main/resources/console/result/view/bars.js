// @ts-check
import { number } from '../../format.js';
import { nameAxis, valueAxis } from '../axis.js';
import { boundText, reading, TOOLTIP } from '../reading.js';
import { rowName } from '../subject.js';

const MAX_BARS = 30;
const MAX_NAME = 32;

/** A bar for each row, in the answer's order, with the bound of its error. @type {import('../views.js').View} */
export const bars = {
  name: 'bars',
  title: 'Bars',
  fits: ({ time, keys, measures }) => time < 0 && keys.length > 0 && measures.length > 0,
  picture: (subject, { index, unit }) => {
    const shown = subject.answer.rows.slice(0, MAX_BARS);
    const names = shown.map((_, row) => rowName(subject, row));
    const bounds = shown.map((_, row) => subject.answer.bounds?.[row]?.[index]);
    return {
      notes: [
        subject.answer.rows.length > MAX_BARS && `the first ${MAX_BARS} of ${subject.answer.rows.length} rows`,
        bounds.some(Boolean) && 'whiskers: 95 % bound of the error',
      ],
      label: `${shown.length} bars`,
      height: 60 + 22 * shown.length,
      option: (colours) => ({
        grid: { left: 8, right: 40, top: 8, bottom: 4, containLabel: true },
        tooltip: { ...TOOLTIP, trigger: 'item', formatter: (/** @type {any} */ { dataIndex }) => reading(names[dataIndex], [{
          name: number(Number(shown[dataIndex][index]), unit),
          value: boundText(bounds[dataIndex], unit),
        }]) },
        xAxis: valueAxis(colours, unit),
        yAxis: nameAxis(colours, names, { formatter: shortened }),
        series: [
          {
            type: 'bar',
            data: shown.map((row) => row[index]),
            itemStyle: { color: colours.series[0], borderRadius: [0, 3, 3, 0] },
            barMaxWidth: 16,
            emphasis: { disabled: true },
          },
          {
            type: 'custom',
            silent: true,
            z: 3,
            data: shown.map((row, at) => [row[index], at, bounds[at]?.plusMinus ?? 0]),
            renderItem: (/** @type {any} */ _, /** @type {any} */ api) => whisker(api, colours.ink),
          },
        ],
      }),
    };
  },
};

/** @param {string} name */
function shortened(name) {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}

/** The stretch in which the truth lies. @param {any} api ECharts' @param {string} colour */
function whisker(api, colour) {
  const [value, row, plusMinus] = [api.value(0), api.value(1), api.value(2)];
  if (!(plusMinus > 0)) {
    return undefined;
  }
  const [left, y] = api.coord([Math.max(0, value - plusMinus), row]);
  const [right] = api.coord([value + plusMinus, row]);
  const line = (/** @type {number} */ x1, /** @type {number} */ y1, /** @type {number} */ x2, /** @type {number} */ y2) =>
    ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1, opacity: 0.7 } });
  return { type: 'group', children: [line(left, y, right, y), line(left, y - 3, left, y + 3), line(right, y - 3, right, y + 3)] };
}
