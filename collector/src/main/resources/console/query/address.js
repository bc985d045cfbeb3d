// @ts-check
/** The page's state in its address, so that it can be shared, and gone back to. */

import { pushSearch, replaceSearch } from '../address.js';

/** @typedef {import('../address.js').Range} Range */
/** @typedef {'both' | 'chart' | 'table'} View */
/** @typedef {{query: string, range: Range, view: View}} State */

/** @param {URLSearchParams} search @returns {Partial<State>} */
export function read(search) {
  const view = search.get('view');
  const from = search.get('from');
  return {
    query: search.get('q') ?? undefined,
    range: from ? { from, to: search.get('to') ?? 'now' } : undefined,
    view: view === 'chart' || view === 'table' ? view : undefined,
  };
}

/** Puts a state into the address, as a step to go back from if it asks something else. @param {State} state */
export function write({ query, range, view }) {
  const search = new URLSearchParams({ q: query, from: range.from });
  if (range.to !== 'now') {
    search.set('to', range.to);
  }
  if (view !== 'both') {
    search.set('view', view);
  }
  (location.search ? pushSearch : replaceSearch)(search);
}
