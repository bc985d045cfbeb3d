// @ts-check
/** What a chart says under the pointer. Text goes in as text. */
import { element } from '../element.js';
import { number } from '../format.js';

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

/** A bound to two digits: more would claim to know how far one is off. @param {import('../api.js').Bound} bound @param {string} unit */
export function plusMinus({ plusMinus: value }, unit) {
  return `± ${number(Number(value.toPrecision(2)), unit)}`;
}

/** How far a number may be from the truth, and how many samples say so. @param {import('../api.js').Bound | null | undefined} bound @param {string} unit */
export function boundText(bound, unit) {
  return bound ? `${plusMinus(bound, unit)} (${bound.samples.toLocaleString('en')} sample${bound.samples === 1 ? '' : 's'})` : '';
}
