// @ts-check
/** What the axes and scales of charts have in common. */
import { axisNumber, number } from '../format.js';

/** @typedef {import('./drawing.js').Colours} Colours */

/** @param {Colours} colours @param {string} unit */
export function valueAxis(colours, unit) {
  return {
    type: 'value',
    axisLabel: { formatter: (/** @type {number} */ value) => axisNumber(value, unit), color: colours.faint, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line } },
  };
}

/** @param {Colours} colours @param {number} from milliseconds @param {number} to milliseconds */
export function timeAxis(colours, from, to) {
  return {
    type: 'time',
    min: from,
    max: to,
    splitLine: { show: false },
    axisLabel: { color: colours.faint, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' },
    axisLine: { lineStyle: { color: colours.line } },
  };
}

/** Names from above to below. @param {Colours} colours @param {string[]} names @param {object} label how they are written */
export function nameAxis(colours, names, label) {
  return {
    type: 'category',
    inverse: true,
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.ink, interval: 0, ...label },
  };
}

/**
 * Colours for values from 0 on.
 * @param {Colours} colours
 * @param {number} greatest
 * @param {string} unit
 * @param {string} least the colour of 0
 */
export function shades(colours, greatest, unit, least) {
  return {
    min: 0,
    max: greatest || 1,
    itemWidth: 10,
    text: [number(greatest, unit), '0'],
    textStyle: { color: colours.faint },
    inRange: { color: [least, colours.accent] },
  };
}
