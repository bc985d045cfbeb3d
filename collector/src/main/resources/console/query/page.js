// @ts-check
import { ask, get, Problem, Unreachable } from '../api.js';
import { element } from '../element.js';
import { Result } from '../result/result.js';
import { read, write } from './address.js';
import { mistake } from './completion.js';
import { Editor } from './editor.js';
import { EXAMPLES } from './examples.js';
import { history } from './history.js';
import { Library } from './library.js';
import { Live } from './live.js';
import { between, DEFAULT_RANGE, RangePicker } from './range.js';
import { Reference } from './reference.js';
import { ownRange, withCondition, withKey, withoutRange } from './rewrite.js';
import { stages } from './shape.js';

const CHECK_MILLIS = 400;

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
  #checking = 0;

  /** @param {import('../pages.js').Context} context */
  constructor({ place, connection, signal }) {
    this.connection = connection;
    this.signal = signal;
    this.ranges = new RangePicker((range) => this.#pick(range), signal);
    this.reference = new Reference((text) => this.editor.insert(text));
    this.library = new Library({ text: () => this.editor.text, picked: (query) => this.#ask(query), failed: (error) => this.#refused(error) }, signal);
    this.live = new Live({
      switched: () => this.run(),
      rows: (answer) => this.#answered(answer, this.editor.text),
      refused: (problem) => this.#fail(problem),
      lost: () => this.connection.check(),
    }, signal);
    this.result = new Result({
      zoom: (fromMillis, toMillis) => this.#pick(between(fromMillis, toMillis)),
      narrow: (name, condition) => this.#ask(withCondition(this.editor.text, name, condition)),
      breakDown: (field) => this.#ask(withKey(this.editor.text, field)),
      fields: () => this.reference.fieldsOf(stages(this.editor.text)[0][0]?.text),
      viewed: () => this.#remember(),
    }, signal);
    this.button = element('button', { type: 'button', class: 'primary', onclick: () => this.#runOrCancel() });
    this.problem = element('p', { class: 'problem', role: 'alert', hidden: true });
    const box = element('div', { class: 'editor' });
    place.append(
      element('h1', { class: 'unseen' }, 'Query'),
      element('section', { class: 'ask', 'aria-label': 'Query' }, box, this.problem,
        element('div', { class: 'bar' }, this.button, this.ranges.place, this.live.button, this.library.place)),
      element('div', { class: 'columns' }, this.result.place, this.reference.place));
    this.editor = new Editor(box, { run: () => this.run(), changed: () => this.#changed() }, signal);
    this.#idle();
  }

  /** @param {URLSearchParams} search */
  start(search) {
    const { signal } = this;
    this.connection.addEventListener('back', () => this.#resume(), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#checking);
      this.#running?.abort();
    });
    this.#loadReference();
    this.library.start();
    this.revisit(search);
  }

  /** Asks what the address says. @param {URLSearchParams} search */
  revisit(search) {
    const { query, range, view, live } = read(search);
    this.#range = range ?? DEFAULT_RANGE;
    this.result.view = view;
    this.live.isOn = live;
    this.editor.text = query ?? EXAMPLES[0][1];
    this.#changed();
    this.run();
  }

  /** Runs what stands in the editor; what runs already is given up. */
  async run() {
    const question = { query: this.editor.text, ...this.#range };
    const current = new AbortController();
    this.#running?.abort();
    this.#running = current;
    this.live.stop();
    clearTimeout(this.#checking);
    this.#remember();
    this.button.replaceChildren('Cancel');
    try {
      this.#answered(await ask(question, current.signal), question.query);
      history.add(question.query);
      this.live.isOn && this.live.follow(question);
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
  }

  /** @param {import('../api.js').Answer} answer @param {string} query */
  #answered(answer, query) {
    this.#settle();
    this.result.show(answer, query);
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
    this.#tell(error);
    this.result.fade();
  }

  /** Tells why a saved query could not be kept, found or forgotten. @param {Error} error */
  #refused(error) {
    if (error instanceof Problem) {
      this.#tell(error);
      return;
    }
    if (!(error instanceof Unreachable)) {
      throw error;
    }
    this.connection.check();
  }

  /** @param {Problem} problem */
  #tell({ line, column, message }) {
    this.problem.replaceChildren(message);
    if (line && column) {
      this.editor.mark(line, column, message);
      this.problem.prepend(element('button', { type: 'button', title: 'Go there', onclick: () => this.editor.goTo(line, column) }, `line ${line}:${column}`), ' ');
    }
    this.problem.hidden = false;
  }

  /** Goes on after the collector was away. */
  #resume() {
    if (this.reference.isEmpty) {
      this.#loadReference();
    }
    this.library.load();
    if (this.#missed || this.live.isOn) {
      this.run();
    }
  }

  async #loadReference() {
    try {
      const [{ tables }, { functions }] = await Promise.all([get('/api/v1/fields', this.signal), get('/api/v1/functions', this.signal)]);
      this.reference.show(tables, functions);
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
    this.live.stop();
    this.problem.hidden = true;
    this.ranges.show(this.#range, ownRange(this.editor.text) !== '');
    clearTimeout(this.#checking);
    this.#checking = window.setTimeout(() => this.#check(), CHECK_MILLIS);
  }

  /** Underlines a mistake while the reader thinks; it is told in words where the pointer rests, or when the query is run. */
  async #check() {
    const query = this.editor.text;
    const found = query.trim() === '' ? null : await mistake({ query, ...this.#range }, this.signal);
    if (found?.line && found.column && query === this.editor.text) {
      this.editor.mark(found.line, found.column, found.message);
    }
  }

  #remember() {
    write({ query: this.editor.text, range: this.#range, view: this.result.view, live: this.live.isOn });
  }
}
