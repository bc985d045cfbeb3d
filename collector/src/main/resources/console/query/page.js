// @ts-check
import { ask, get, Problem, Unreachable } from '../api.js';
import { element } from '../element.js';
import { menuButton } from '../menu.js';
import { Result } from '../result/result.js';
import { read, write } from './address.js';
import { Editor } from './editor.js';
import { EXAMPLES } from './examples.js';
import { Fields } from './fields.js';
import { history } from './history.js';
import { between, DEFAULT_RANGE, RangePicker } from './range.js';
import { Refresh } from './refresh.js';
import { ownRange, withCondition, withoutRange } from './rewrite.js';

/** @param {import('../pages.js').Context} context */
export function show(context) {
  const page = new QueryPage(context);
  page.start(context.search);
  return page;
}

/** The page where one asks: a query, a range, and the answer. Its state is the address. */
class QueryPage {
  #range = DEFAULT_RANGE;
  /** @type {AbortController | undefined} */
  #running;
  #missed = false;

  /** @param {import('../pages.js').Context} context */
  constructor({ place, connection, signal }) {
    this.connection = connection;
    this.signal = signal;
    this.ranges = new RangePicker((range) => this.#pick(range), signal);
    this.refresh = new Refresh(() => this.run(), signal);
    this.fields = new Fields((name) => this.editor.insert(name));
    this.result = new Result({
      zoom: (fromMillis, toMillis) => this.#pick(between(fromMillis, toMillis)),
      narrow: (name, condition) => this.#ask(withCondition(this.editor.text, name, condition)),
      viewed: () => this.#remember(),
    }, signal);
    this.button = element('button', { type: 'button', class: 'primary', onclick: () => this.#runOrCancel() });
    this.problem = element('p', { class: 'problem', role: 'alert', hidden: true });
    const box = element('div', { class: 'editor' });
    place.append(
      element('section', { class: 'ask', 'aria-label': 'Query' }, box, this.problem, this.#bar()),
      element('div', { class: 'columns' }, this.result.place, this.fields.place));
    this.editor = new Editor(box, () => this.fields.tables, { run: () => this.run(), changed: () => this.#changed() });
    this.#idle();
  }

  /** @param {URLSearchParams} search */
  start(search) {
    const { signal } = this;
    this.connection.addEventListener('back', () => this.#resume(), { signal });
    signal.addEventListener('abort', () => this.#running?.abort());
    this.#loadFields();
    this.revisit(search);
  }

  /** Asks what the address says. @param {URLSearchParams} search */
  revisit(search) {
    const { query, range, view } = read(search);
    this.#range = range ?? DEFAULT_RANGE;
    this.result.view = view ?? 'both';
    this.editor.text = query ?? EXAMPLES[0][1];
    this.#changed();
    this.run();
  }

  #bar() {
    const examples = menuButton('Examples', '', () => EXAMPLES.map(([title, query]) => this.#entry(title, query, query)));
    const past = menuButton('History', 'Queries that you run are kept here, in this browser.', () =>
      history.queries().map((query) => this.#entry(query.replaceAll(/\s+/g, ' '), undefined, query)));
    return element('div', { class: 'bar' }, this.button, this.ranges.place, this.refresh.place, element('span', { class: 'menus' }, examples, past));
  }

  /** @param {string} title @param {string | undefined} detail @param {string} query */
  #entry(title, detail, query) {
    return { title, detail, chosen: () => this.#ask(query) };
  }

  /** Runs what stands in the editor; what runs already is given up. */
  async run() {
    const question = { query: this.editor.text, ...this.#range };
    const current = new AbortController();
    this.#running?.abort();
    this.#running = current;
    this.refresh.stop();
    this.#remember();
    this.button.replaceChildren('Cancel');
    try {
      const answer = await ask(question, current.signal);
      this.#settle();
      this.result.show(answer, question.query);
      history.add(question.query);
    } catch (error) {
      this.#fail(/** @type {Error} */ (error));
    } finally {
      if (this.#running === current) {
        this.#idle();
      }
    }
  }

  #runOrCancel() {
    if (this.#running) {
      this.#running.abort();
    } else {
      this.run();
    }
  }

  #idle() {
    this.#running = undefined;
    this.button.replaceChildren('Run ', element('kbd', {}, 'Ctrl'), ' ', element('kbd', {}, 'Enter'));
    this.refresh.schedule();
  }

  /** Takes back what was said about the last run. */
  #settle() {
    this.#missed = false;
    this.problem.hidden = true;
    this.editor.unmark();
  }

  /** @param {Error} error */
  #fail(error) {
    if (error.name === 'AbortError') {
      return;
    }
    this.#settle();
    if (error instanceof Unreachable) {
      this.#missed = true;
      this.connection.check();
      return;
    }
    if (!(error instanceof Problem)) {
      throw error;
    }
    const { line, column, message } = error;
    this.problem.replaceChildren(message);
    if (line && column) {
      this.editor.mark(line, column, message);
      this.problem.prepend(element('button', { type: 'button', title: 'Go there', onclick: () => this.editor.goTo(line, column) }, `line ${line}:${column}`), ' ');
    }
    this.problem.hidden = false;
    this.result.fade();
  }

  /** Goes on after the collector was away. */
  #resume() {
    if (this.fields.tables.length === 0) {
      this.#loadFields();
    }
    if (this.#missed) {
      this.run();
    }
  }

  async #loadFields() {
    try {
      this.fields.tables = (await get('/api/v1/fields', this.signal)).tables;
    } catch (error) {
      if (!this.signal.aborted && !(error instanceof Unreachable)) {
        throw error;
      }
    }
  }

  /** @param {string} query */
  #ask(query) {
    this.editor.text = query;
    this.run();
  }

  /** Asks for another range, which a range in the query would overrule. @param {import('./range.js').Range} range */
  #pick(range) {
    this.#range = range;
    this.#ask(withoutRange(this.editor.text));
    this.#changed();
  }

  #changed() {
    this.problem.hidden = true;
    this.ranges.show(this.#range, ownRange(this.editor.text) !== '');
  }

  #remember() {
    write({ query: this.editor.text, range: this.#range, view: this.result.view });
  }
}
