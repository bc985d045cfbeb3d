// @ts-check
import { number } from '../../format.js';
import { reading, TOOLTIP } from '../reading.js';
import { keyName } from '../subject.js';

const MAX_FLOWS = 60;
const NODE_PIXELS = 30;
const BETWEEN = '\u0000'; // of a node's level and its name: the same name may stand at two levels

/** What goes from one key to the next, as wide as it is much. @type {import('../views.js').View} */
export const sankey = {
  name: 'sankey',
  title: 'Sankey',
  fits: ({ time, keys, measures }) => time < 0 && keys.length > 1 && measures.some(({ isAdditive }) => isAdditive),
  picture: ({ answer, keys }, { index, unit }) => {
    const value = (/** @type {import('../../api.js').Cell[]} */ row) => Number(row[index] ?? 0);
    const shown = answer.rows.filter((row) => value(row) > 0).toSorted((left, right) => value(right) - value(left)).slice(0, MAX_FLOWS);
    const paths = shown.map((row) => keys.map((key, level) => level + BETWEEN + keyName(answer.columns[key], row[key])));
    const nodes = [...new Set(paths.flat())];
    const links = linksOf(paths, shown.map(value));
    return {
      notes: [answer.rows.length > shown.length && `the greatest ${shown.length} of ${answer.rows.length} rows`, keys.map((key) => answer.columns[key].name).join(' → ')],
      label: `flows between ${nodes.length} nodes`,
      height: Math.max(280, NODE_PIXELS * Math.ceil(nodes.length / keys.length)),
      option: (colours) => ({
        tooltip: { ...TOOLTIP, trigger: 'item', formatter: (/** @type {any} */ { dataType, data, name, value: total }) =>
          reading(dataType === 'edge' ? `${nameOf(data.source)} → ${nameOf(data.target)}` : nameOf(name), [{ name: number(total, unit), value: '' }]) },
        series: [{
          type: 'sankey',
          left: 8, right: 170, top: 8, bottom: 8,
          nodeGap: 12, nodeWidth: 12, draggable: false,
          data: nodes.map((name, at) => ({ name, depth: Number(name.split(BETWEEN)[0]), itemStyle: { color: colours.series[at % colours.series.length] } })),
          links,
          label: { color: colours.ink, textBorderColor: 'transparent', formatter: (/** @type {any} */ { name }) => nameOf(name), width: 150, overflow: 'truncate' },
          labelLayout: { hideOverlap: true },
          lineStyle: { color: 'source', opacity: 0.35 },
          emphasis: { focus: 'adjacency' },
        }],
      }),
    };
  },
};

/** @param {string[][]} paths @param {number[]} values */
function linksOf(paths, values) {
  /** @type {Map<string, {source: string, target: string, value: number}>} */
  const links = new Map();
  paths.forEach((path, at) => path.slice(1).forEach((target, level) => {
    const id = path[level] + BETWEEN + target;
    const link = links.get(id) ?? { source: path[level], target, value: 0 };
    link.value += values[at];
    links.set(id, link);
  }));
  return [...links.values()];
}

/** @param {string} node */
function nameOf(node) {
  return node.slice(node.indexOf(BETWEEN) + 1);
}
