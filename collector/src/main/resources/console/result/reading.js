// @ts-check
/** What a chart says under the pointer. Text goes in as text. */
import { element } from '../element.js';

/** Of a tooltip that is made of elements. */
export const TOOLTIP = { confine: true, className: 'reading', transitionDuration: 0 };

/**
 * @param {string} title
 * @param {{colour?: string, name: string, value: string}[]} lines
 */
export function reading(title, lines) {
  return element('div', {}, element('b', {}, title), ...lines.map(({ colour, name, value }) =>
    element('p', {}, colour && swatch(colour), element('span', {}, name), element('small', {}, value))));
}

/** A spot of a colour. @param {string} colour */
export function swatch(colour) {
  const spot = element('i');
  spot.style.background = colour;
  return spot;
}

/** How far a number may be from the truth. @param {import('../api.js').Bound | null | undefined} bound @param {(value: number) => string} format */
export function boundText(bound, format) {
  return bound ? `± ${format(bound.plusMinus)} (${bound.samples.toLocaleString('en')} sample${bound.samples === 1 ? '' : 's'})` : '';
}
