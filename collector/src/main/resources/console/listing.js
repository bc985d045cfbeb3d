// @ts-check
import { element } from './element.js';

/** @typedef {import('./element.js').Child} Child */
/** @typedef {{title: string, isNumber?: boolean}} Head */

/**
 * A table of a few dozen rows whose cells hold elements. What has thousands of rows is a result's table.
 * @param {string} label what the table is
 * @param {Head[]} heads
 * @param {Child[][]} rows as many cells as heads
 * @param {string} empty what stands in place of no rows: what to do that there be some
 */
export function listing(label, heads, rows, empty) {
  if (rows.length === 0) {
    return element('p', { class: 'empty' }, empty);
  }
  const kind = (/** @type {number} */ index) => heads[index].isNumber && 'number';
  return element('div', { class: 'listing', role: 'group', 'aria-label': label, tabindex: 0 },
    element('table', {},
      element('thead', {}, element('tr', {}, ...heads.map(({ title }, index) => element('th', { scope: 'col', class: kind(index) }, title)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {},
        ...row.map((cell, index) => element('td', { class: kind(index), 'data-title': heads[index].title }, cell)))))));
}

/** A word in a colour that says how good it is. @param {'good' | 'warn' | 'bad' | ''} kind @param {string} text */
export function badge(kind, text) {
  return element('span', { class: `badge ${kind}` }, text);
}
