// @ts-check
/** The address: which page is open, and its state, so that it can be shared and gone back to. */

/** @typedef {{from: string, to: string}} Range as the API takes it: now-15m, or ISO 8601 */

/** Opens what an address of the console names. @param {string} address */
export function go(address) {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Notes a page's state as a step to go back from. @param {URLSearchParams} search */
export function pushSearch(search) {
  note(search, (address) => history.pushState(null, '', address));
}

/** Notes a page's state in place of the last one. @param {URLSearchParams} search */
export function replaceSearch(search) {
  note(search, (address) => history.replaceState(null, '', address));
}

/**
 * The address at which a query is open and runs.
 * @param {string} query
 * @param {Range} [range]
 */
export function queryAddress(query, range) {
  return `/query?${new URLSearchParams({ q: query, ...range })}`;
}

/** @param {URLSearchParams} search @param {(address: string) => void} write */
function note(search, write) {
  const text = search.size > 0 ? `?${search}` : '';
  if (text !== location.search) {
    write(location.pathname + text);
  }
}
