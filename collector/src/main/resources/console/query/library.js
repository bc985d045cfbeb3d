// @ts-check
import { offer } from '../commands.js';
import { element } from '../element.js';
import { menuButton } from '../menu.js';
import { EXAMPLES } from './examples.js';
import { history } from './history.js';
import { forget, save, savedQueries } from './saved.js';

/** Queries to begin with, those of before, and those kept under a name. */
export class Library {
  /** @type {import('./saved.js').SavedQuery[]} */
  #saved = [];

  /**
   * @param {{text: () => string, picked: (query: string) => void, failed: (error: Error) => void}} listener
   * @param {AbortSignal} signal
   */
  constructor(listener, signal) {
    this.listener = listener;
    this.signal = signal;
    const examples = menuButton('Examples', '', () => EXAMPLES.map(([title, query]) => this.#entry(title, query)));
    const past = menuButton('History', 'Queries that you run are kept here, in this browser.', () =>
      history.queries().map((query) => ({ title: query.replaceAll(/\s+/g, ' '), chosen: () => listener.picked(query) })));
    const kept = menuButton('Saved', 'A query that you save is kept by the collector, for everybody.', () =>
      [...this.#saved.map(({ name, query }) => this.#entry(name, query)), ...this.#saving()]);
    this.name = element('input', { required: true, maxlength: 80, placeholder: 'Name of the query', 'aria-label': 'Name of the query' });
    this.form = element('form', {
      class: 'custom',
      hidden: true,
      onsubmit: (/** @type {Event} */ event) => this.#submit(event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#escape(event),
    }, this.name, element('button', { type: 'submit' }, 'Save'));
    this.place = element('span', { class: 'menus' }, examples, past, kept, this.form);
  }

  start() {
    offer(() => [
      { title: 'Save this query', chosen: () => this.#ask() },
      ...[...this.#saved.map(({ name, query }) => ({ title: name, detail: query, chosen: () => this.listener.picked(query) }))],
      ...EXAMPLES.map(([title, query]) => this.#entry(title, query)),
    ], this.signal);
    this.load();
  }

  /** Asks the collector which are saved. */
  async load() {
    await this.#do(async () => {
      this.#saved = await savedQueries(this.signal);
    });
  }

  /** @param {string} title @param {string} query */
  #entry(title, query) {
    return { title, detail: query.replaceAll(/\s+/g, ' '), chosen: () => this.listener.picked(query) };
  }

  #saving() {
    const same = this.#saved.find(({ query }) => query === this.listener.text());
    const saving = { title: 'Save this query …', chosen: () => this.#ask() };
    return same ? [{ title: `Forget “${same.name}”`, chosen: () => this.#change(() => forget(same.name, this.signal)) }] : [saving];
  }

  #ask() {
    this.form.hidden = false;
    this.name.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.form.hidden = true;
    this.#change(() => save({ name: this.name.value.trim(), query: this.listener.text() }, this.signal));
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    this.form.hidden ||= event.key === 'Escape';
  }

  /** @param {() => Promise<unknown>} change */
  async #change(change) {
    await this.#do(change);
    await this.load();
  }

  /** @param {() => Promise<void | unknown>} work */
  async #do(work) {
    try {
      await work();
    } catch (error) {
      this.signal.aborted || this.listener.failed(/** @type {Error} */ (error));
    }
  }
}
