// @ts-check
import { choice, element } from '../element.js';
import { menuButton } from '../menu.js';
import { preferences } from '../preferences.js';
import { shapeOf } from '../query/shape.js';
import { Chart } from './chart.js';
import { cost, emptyAnswer } from './cost.js';
import { csv, save, saveAddress } from './export.js';
import { cellMenu } from './narrow.js';
import { subjectOf } from './subject.js';
import { Table } from './table.js';
import { viewsOf } from './views.js';

/** @typedef {import('../api.js').Answer} Answer */
/** @typedef {import('./subject.js').Subject} Subject */

/**
 * What the reader does with an answer.
 * @typedef {{
 *   zoom: (fromMillis: number, toMillis: number) => void,
 *   narrow: (name: string, condition: (name: string) => string) => void,
 *   breakDown: (field: string) => void,
 *   fields: () => string[],
 *   viewed: () => void,
 * }} Listener fields: what rows may be broken down by
 */

const TABLE = 'table';

/** An answer: what it cost, drawn in the way that fits it or that was chosen, and as a table. */
export class Result {
  #view = '';
  #query = '';
  /** @type {Subject | undefined} */
  #subject;

  /**
   * @param {Listener} listener
   * @param {AbortSignal} signal
   */
  constructor(listener, signal) {
    this.listener = listener;
    this.chart = new Chart(listener.zoom, signal);
    this.table = new Table((anchor, value, column) =>
      cellMenu(anchor, value, column, shapeOf(this.#query), listener));
    this.cost = element('p', { class: 'cost', role: 'status' });
    this.views = element('span');
    this.export = menuButton('Export', '', () => this.#exports());
    this.head = element('div', { class: 'head', hidden: true }, this.cost, this.views, this.export);
    this.empty = element('p', { class: 'empty', hidden: true });
    this.place = element('section', { class: 'answer', 'aria-label': 'Answer' }, this.head, this.empty, this.chart.place, this.table.place);
    preferences.addEventListener('change', () => this.#draw(), { signal });
  }

  /** The name of the view that was chosen; '' for the one that fits best. */
  get view() {
    return this.#view;
  }

  set view(view) {
    this.#view = view;
    this.#draw();
  }

  /** @param {Answer} answer @param {string} query what was asked */
  show(answer, query) {
    this.#subject = subjectOf(answer, query);
    this.#query = query;
    this.place.classList.remove('faded');
    this.#draw();
  }

  /** Shows that the answer is not to what was asked last. */
  fade() {
    this.place.classList.add('faded');
  }

  #draw() {
    const subject = this.#subject;
    if (!subject) {
      return;
    }
    const { answer } = subject;
    const isEmpty = answer.rows.length === 0;
    this.cost.replaceChildren(...cost(answer));
    this.empty.hidden = !isEmpty;
    this.empty.textContent = isEmpty ? emptyAnswer(answer) : '';
    this.head.hidden = false;
    this.export.hidden = isEmpty;
    this.table.place.hidden = isEmpty;
    this.table.show(answer);
    const views = viewsOf(subject);
    const view = this.#view === TABLE ? undefined : views.find(({ name }) => name === this.#view) ?? views[0];
    this.#offer(views, view?.name ?? TABLE);
    this.chart.show(subject, view);
  }

  /** @param {import('./views.js').View[]} views @param {string} current */
  #offer(views, current) {
    const names = [...views.map(({ title, name }) => /** @type {[string, string]} */ ([title, name])), /** @type {[string, string]} */ (['Table', TABLE])];
    const { place, press } = choice('View', names, (view) => {
      this.view = view;
      this.listener.viewed();
    });
    const focused = this.views.contains(document.activeElement);
    press(current);
    this.views.replaceChildren(place);
    this.views.hidden = views.length === 0;
    focused && place.querySelector('[aria-pressed="true"]')?.focus();
  }

  #exports() {
    const answer = /** @type {Subject} */ (this.#subject).answer;
    const name = `weir-${answer.to.slice(0, 19).replaceAll(':', '-')}`;
    const files = [
      { title: 'CSV', detail: 'the rows', chosen: () => save(`${name}.csv`, 'text/csv', csv(answer)) },
      { title: 'JSON', detail: 'the whole answer', chosen: () => save(`${name}.json`, 'application/json', JSON.stringify(answer)) },
    ];
    const png = this.chart.place.hidden ? undefined : this.chart.drawing.png();
    return png ? [...files, { title: 'PNG', detail: 'the chart', chosen: () => saveAddress(`${name}.png`, png) }] : files;
  }
}
