// @ts-check
/** The ways to draw an answer: a line adds one. */
import { bars } from './view/bars.js';
import { heat } from './view/heat.js';
import { areas, lines } from './view/lines.js';
import { map } from './view/map.js';
import { sankey } from './view/sankey.js';

/** @typedef {import('./subject.js').Subject} Subject */
/** @typedef {import('./subject.js').Measure} Measure */
/** @typedef {{name: string, value: string, isOthers: boolean}} LegendEntry in the order of the series */

/**
 * A measure, ready to be drawn.
 * @typedef {{
 *   notes: (string | false)[],
 *   label: string,
 *   height?: number,
 *   stepMillis?: number,
 *   legend?: LegendEntry[],
 *   option: (colours: import('./drawing.js').Colours, hidden: Set<string>, library: any) => object | Promise<object>,
 * }} Picture height in pixels, where what is drawn asks for one; stepMillis of a time axis, on which a drag selects; option: what ECharts takes
 */

/** @typedef {{name: string, title: string, fits: (subject: Subject) => boolean, picture: (subject: Subject, measure: Measure) => Picture}} View */

/** @type {View[]} the likeliest first */
const VIEWS = [map, areas, lines, sankey, bars, heat];

/** Those that can draw an answer, the best one first; none for rows that are not grouped. @param {Subject} subject */
export function viewsOf(subject) {
  return subject.answer.rows.length === 0 || subject.measures.length === 0 ? [] : VIEWS.filter((view) => view.fits(subject));
}
