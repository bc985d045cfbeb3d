// @ts-check
import { choice, element } from '../element.js';
import { amount, count, time } from '../format.js';
import { preferences } from '../preferences.js';
import { shapeOf } from '../query/shape.js';
import { Chart } from './chart.js';
import { cellMenu } from './narrow.js';
import { timeSeries } from './series.js';
import { Table } from './table.js';

/** @typedef {import('../api.js').Answer} Answer */
/** @typedef {import('../api.js').Column} Column */
/** @typedef {import('../query/address.js').View} View */
/** @typedef {import('../query/shape.js').Shape} Shape */

/**
 * What the reader does with an answer.
 * @typedef {{
 *   zoom: (fromMillis: number, toMillis: number) => void,
 *   narrow: (name: string, condition: (name: string) => string) => void,
 *   viewed: () => void,
 * }} Listener
 */

/** An answer: what it cost, as a time series where it has times, and as a table. */
export class Result {
  /** @type {View} */
  #view = 'both';
  #query = '';
  /** @type {Answer | undefined} */
  #answer;

  /**
   * @param {Listener} listener
   * @param {AbortSignal} signal
   */
  constructor(listener, signal) {
    this.chart = new Chart(listener.zoom);
    this.table = new Table((anchor, value, column) =>
      cellMenu(anchor, value, column, shapeOf(this.#query), listener));
    /** @type {[string, View][]} */
    const views = [['Both', 'both'], ['Chart', 'chart'], ['Table', 'table']];
    this.views = choice('View', views, (view) => {
      this.view = view;
      listener.viewed();
    });
    this.cost = element('p', { class: 'cost', role: 'status' });
    this.head = element('div', { class: 'head' }, this.cost, this.views.place);
    this.empty = element('p', { class: 'empty', hidden: true });
    this.place = element('section', { class: 'answer', 'aria-label': 'Answer' }, this.head, this.empty, this.chart.place, this.table.place);
    this.views.place.hidden = true;
    preferences.addEventListener('change', () => this.#draw(), { signal });
  }

  get view() {
    return this.#view;
  }

  set view(view) {
    this.#view = view;
    this.#draw();
  }

  /** @param {Answer} answer @param {string} query what was asked */
  show(answer, query) {
    const shape = shapeOf(query);
    this.#answer = { ...answer, columns: answer.columns.map((column) => ({ ...column, isCode: isCode(column, shape) })) };
    this.#query = query;
    this.place.classList.remove('faded');
    this.#draw();
  }

  /** Shows that the answer is not to what was asked last. */
  fade() {
    this.place.classList.add('faded');
  }

  #draw() {
    this.views.press(this.#view);
    const answer = this.#answer;
    if (!answer) {
      return;
    }
    const series = timeSeries(answer, shapeOf(this.#query));
    const isEmpty = answer.rows.length === 0;
    this.#tell(answer);
    this.empty.hidden = !isEmpty;
    this.empty.textContent = isEmpty ? emptyAnswer(answer) : '';
    this.views.place.hidden = !series;
    this.table.place.hidden = isEmpty || series !== undefined && this.#view === 'chart';
    this.table.show(answer);
    this.chart.show(this.#view === 'table' ? undefined : series);
  }

  /** @param {Answer} answer */
  #tell({ rows, from, to, stats }) {
    const { rowsScanned, rowsMatched, blocksRead, blocksPruned, elapsedMillis } = stats;
    const elapsed = elapsedMillis < 100 ? elapsedMillis.toFixed(1) : elapsedMillis.toFixed(0);
    this.cost.replaceChildren(
      element('b', {}, `${count(rows.length, 'row')} in ${elapsed} ms`), ' ',
      element('span', {}, `${count(rowsScanned, 'row')} scanned, ${amount(rowsMatched)} matching`), ' ',
      element('span', {}, `${count(blocksRead, 'block')} read, ${amount(blocksPruned)} pruned`), ' ',
      element('span', {}, stretch(second(from), second(to))));
  }
}

/** Whether a column's numbers are names: fields without a unit, and keys. @param {Column} column @param {Shape | undefined} shape */
function isCode({ name, type, unit }, shape) {
  return type === 'integer' && unit === '' && (!shape || shape.keys.some((key) => key.name === name));
}

/** A time to its second. @param {string} iso */
function second(iso) {
  return time(Math.floor(Date.parse(iso) / 1000) * 1000, preferences.utc);
}

/** From one time to another; the day once if it is the same. @param {string} from @param {string} to */
function stretch(from, to) {
  const [day, clock] = to.split(' ');
  return `${from} – ${from.startsWith(day) ? clock : to}`;
}

/** @param {Answer} answer */
function emptyAnswer({ stats }) {
  return stats.rowsScanned === 0
    ? 'Nothing was kept in this range. Widen it, or see above whether agents are heard; an agent sends sFlow to the collector’s UDP port, 6343 unless configured otherwise.'
    : 'No row matches. Widen the range, or loosen a condition.';
}
