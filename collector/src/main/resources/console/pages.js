// @ts-check
/**
 * What a page gets when it opens.
 * @typedef {{
 *   place: HTMLElement,
 *   search: URLSearchParams,
 *   connection: import('./connection.js').Connection,
 *   signal: AbortSignal,
 * }} Context place: empty, for the page to fill; search: its state in the address; signal: aborted when the page is left, and with it what listens or asks for it
 */

/**
 * A page's module, its style sheet page.css beside it. Its `show` may give something to revisit: that is told when the address has changed
 * while the page stays; without, the page is shown anew.
 * @typedef {{show: (context: Context) => void | Revisited | Promise<void | Revisited>}} PageModule
 * @typedef {{revisit: (search: URLSearchParams) => void}} Revisited
 */

/** @typedef {{name: string, title: string, load: () => Promise<PageModule>}} Page name: of its folder, and its path */

/** @type {Page[]} in the order of the navigation; the first is the one to begin with */
export const PAGES = [
  { name: 'overview', title: 'Overview', load: () => import('./overview/page.js') },
  { name: 'query', title: 'Query', load: () => import('./query/page.js') },
  { name: 'health', title: 'Health', load: () => import('./health/page.js') },
  { name: 'agents', title: 'Agents', load: () => import('./agents/page.js') },
  { name: 'alerts', title: 'Alerts', load: () => import('./alerts/page.js') },
  { name: 'docs', title: 'Docs', load: () => import('./docs/page.js') },
];
