// @ts-check
/** The page's state in its address, so that it can be shared, and gone back to. */

/** @typedef {import('./range.js').Range} Range */
/** @typedef {'both' | 'chart' | 'table'} View */
/** @typedef {{query: string, range: Range, view: View}} State */

/** @param {string} search the address's part from the question mark @returns {Partial<State>} */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const view = parameters.get('view');
  const from = parameters.get('from');
  return {
    query: parameters.get('q') ?? undefined,
    range: from ? { from, to: parameters.get('to') ?? 'now' } : undefined,
    view: view === 'chart' || view === 'table' ? view : undefined,
  };
}

/** Puts a state into the address, as a step to go back from if it asks something else. @param {State} state */
export function write({ query, range, view }) {
  const parameters = new URLSearchParams({ q: query, from: range.from });
  if (range.to !== 'now') {
    parameters.set('to', range.to);
  }
  if (view !== 'both') {
    parameters.set('view', view);
  }
  const address = `?${parameters}`;
  if (address === location.search) {
    return;
  }
  if (location.search) {
    history.pushState(null, '', address);
  } else {
    history.replaceState(null, '', address);
  }
}
