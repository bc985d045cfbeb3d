// @ts-check
/** The page's state in its address, so that it can be shared, and gone back to. */

import { pushSearch, replaceSearch } from '../address.js';

/** @typedef {import('../address.js').Range} Range */
/** @typedef {{query: string, range: Range, view: string, live: boolean}} State view: '' for the one that fits best */

/** @param {URLSearchParams} search @returns {Omit<State, 'query' | 'range'> & Partial<State>} */
export function read(search) {
  const from = search.get('from');
  return {
    query: search.get('q') ?? undefined,
    range: from ? { from, to: search.get('to') ?? 'now' } : undefined,
    view: search.get('view') ?? '',
    live: search.has('live'),
  };
}

/** Puts a state into the address, as a step to go back from if it asks something else. @param {State} state */
export function write({ query, range, view, live }) {
  const search = new URLSearchParams({ q: query, from: range.from });
  if (range.to !== 'now') {
    search.set('to', range.to);
  }
  if (view) {
    search.set('view', view);
  }
  if (live) {
    search.set('live', '');
  }
  (location.search ? pushSearch : replaceSearch)(search);
}
