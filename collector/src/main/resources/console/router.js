// @ts-check
import { Unreachable } from './api.js';
import { go } from './address.js';
import { element } from './element.js';
import { PAGES } from './pages.js';

/** @typedef {import('./pages.js').Page} Page */

/** Opens the page that the address names, and closes the one before. */
export class Router {
  #leaving = new AbortController();
  /** @type {Page | undefined} */
  #page;
  /** @type {import('./pages.js').Revisited | void | undefined} */
  #shown = undefined;
  #missed = false;

  /**
   * @param {HTMLElement} place of the page
   * @param {HTMLElement} navigation
   * @param {import('./connection.js').Connection} connection
   */
  constructor(place, navigation, connection) {
    this.place = place;
    this.navigation = navigation;
    this.connection = connection;
  }

  start() {
    this.navigation.append(...PAGES.map(({ name, title }) => element('a', { href: `/${name}` }, title)));
    document.addEventListener('click', (event) => follow(event));
    addEventListener('popstate', () => this.#arrive());
    this.connection.addEventListener('back', () => this.#missed && this.#open(this.#page));
    this.#arrive();
  }

  #arrive() {
    const page = pageAt(location.pathname);
    if (page && page === this.#page && this.#shown) {
      this.#shown.revisit(new URLSearchParams(location.search));
      return;
    }
    const isFirst = !this.#page;
    this.#open(page);
    isFirst || this.place.focus();
  }

  /** @param {Page | undefined} page */
  async #open(page) {
    this.#leaving.abort();
    const leaving = new AbortController();
    this.#leaving = leaving;
    this.#page = page;
    this.#shown = undefined;
    this.#missed = false;
    this.#tell(page);
    if (!page) {
      this.place.replaceChildren(nothingHere());
      return;
    }
    try {
      const [module] = await Promise.all([page.load(), dress(page)]);
      if (!leaving.signal.aborted) {
        this.place.replaceChildren();
        this.place.className = page.name;
        const search = new URLSearchParams(location.search);
        const shown = await module.show({ place: this.place, search, connection: this.connection, signal: leaving.signal });
        this.#shown = leaving.signal.aborted ? this.#shown : shown;
      }
    } catch (error) {
      leaving.signal.aborted || this.#fail(/** @type {Error} */ (error));
    }
  }

  /** @param {Page | undefined} page */
  #tell(page) {
    document.title = page ? `${page.title} · Weir` : 'Weir';
    for (const link of this.navigation.querySelectorAll('a')) {
      link.ariaCurrent = link.pathname === `/${page?.name}` ? 'page' : null;
    }
  }

  /** @param {Error} error */
  #fail(error) {
    this.#missed = error instanceof Unreachable || error instanceof TypeError; // a module that cannot be fetched is a TypeError
    this.place.replaceChildren(element('p', { class: 'problem', role: 'alert' },
      this.#missed ? 'This page waits for the collector.' : `The page cannot be shown: ${error.message}`));
    this.connection.check();
    if (!this.#missed) {
      throw error;
    }
  }
}

/** @param {string} path */
function pageAt(path) {
  return path === '/' ? PAGES[0] : PAGES.find(({ name }) => path === `/${name}`);
}

/** Loads the page's style sheet, once. @param {Page} page */
function dress({ name }) {
  const href = `/${name}/page.css`;
  if (document.head.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const link = element('link', { rel: 'stylesheet', href, onload: resolve, onerror: () => reject(new Unreachable(`${href} cannot be loaded`)) });
    document.head.append(link);
  });
}

/** Lets a click on a link to a page open it here, unless the reader wants it elsewhere. @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest('a');
  const isElsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented;
  if (link && !isElsewhere && !link.target && !link.download && link.origin === location.origin && pageAt(link.pathname)) {
    event.preventDefault();
    go(link.href);
  }
}

function nothingHere() {
  return element('p', { class: 'empty' }, `There is no page at ${location.pathname}. Its parts are named above.`);
}
