// @ts-check
import { element } from '../element.js';
import { cell, exact, isNumber } from '../format.js';
import { preferences } from '../preferences.js';
import { ordered } from './order.js';
import { boundText, plusMinus } from './reading.js';

/** @typedef {import('../api.js').Cell} Cell */
/** @typedef {import('../api.js').Column} Column */
/** @typedef {import('../api.js').Bound} Bound */

const ROW_HEIGHT = 26; // as in result.css
const MARGIN = 16;
const MEASURED_ROWS = 400;
const MAX_CHARACTERS = 60;
const ARROW = 2; // characters
const PADDING = 26; // pixels
/** @type {Record<string, [rows: number, columns: number]>} */
const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageDown: [20, 0], PageUp: [-20, 0], Home: [-1e9, 0], End: [1e9, 0] };

/** A result as a table: sorted by its heads, and walked through by keys; only the rows in view are in the page. */
export class Table {
  /** @type {Column[]} */
  #columns = [];
  /** @type {Cell[][]} as the collector gave them */
  #answered = [];
  /** @type {Map<Cell[], (Bound | null)[]>} how sure the cells of a row are */
  #bounds = new Map();
  /** @type {Cell[][]} as they are sorted */
  #rows = [];
  /** @type {{name: string, descending: boolean} | undefined} */
  #order;
  #active = { row: 0, column: 0 };
  /** @type {Map<number, HTMLElement>} the rows in the page, by their index */
  #drawn = new Map();
  #above = spacer();
  #below = spacer();

  /** @param {(anchor: HTMLElement, value: Cell, column: Column) => void} picked */
  constructor(picked) {
    this.picked = picked;
    this.body = element('tbody', {
      onclick: (/** @type {MouseEvent} */ event) => this.#pick(/** @type {HTMLElement} */ (event.target)),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#walk(event),
    });
    this.place = element('div', { class: 'table', hidden: true, onscroll: () => this.#draw() });
    new ResizeObserver(() => this.#draw()).observe(this.place);
  }

  /** @param {import('../api.js').Answer} answer */
  show({ columns, rows, bounds = [] }) {
    const sameColumns = columns.map(({ name }) => name).join() === this.#columns.map(({ name }) => name).join();
    this.#columns = columns;
    this.#answered = rows;
    this.#bounds = new Map(bounds.map((bound, index) => [rows[index], bound]));
    if (!sameColumns) {
      this.#order = undefined;
      this.#active = { row: 0, column: 0 };
      this.place.scrollTo(0, 0);
    }
    this.#build();
  }

  #build() {
    const sorted = this.#columns.findIndex(({ name }) => name === this.#order?.name);
    this.#rows = sorted < 0 ? this.#answered : ordered(this.#answered, this.#columns, sorted, this.#order?.descending ?? false);
    this.#active.row = Math.max(0, Math.min(this.#active.row, this.#rows.length - 1));
    const { scrollTop, scrollLeft } = this.place;
    const focused = this.body.contains(document.activeElement);
    this.#drawn.clear();
    this.body.replaceChildren(this.#above, this.#below);
    const widths = this.#columns.map((column, index) => `${this.#characters(column, index)}ch + ${PADDING}px`);
    const table = element('table', { role: 'grid', 'aria-rowcount': this.#rows.length + 1 },
      element('colgroup', {}, ...widths.map(sized), element('col')),
      element('thead', {}, element('tr', {}, ...this.#columns.map((column) => this.#head(column)), element('th', { 'aria-hidden': 'true' }))),
      this.body);
    table.style.minWidth = `calc(${widths.join(' + ')})`;
    this.place.replaceChildren(table);
    pad(this.#below, this.#rows.length);
    this.place.scrollTo(scrollLeft, scrollTop);
    this.#draw();
    if (focused) {
      this.#activeCell()?.focus({ preventScroll: true });
    }
  }

  /** @param {Column} column */
  #head(column) {
    const order = this.#order?.name === column.name ? this.#order : undefined;
    const arrow = order ? (order.descending ? '↓' : '↑') : '';
    const sort = element('button', { type: 'button', title: 'Sort', onclick: () => this.#sort(column) }, column.name, element('span', { 'aria-hidden': 'true' }, arrow));
    const ariaSort = order ? (order.descending ? 'descending' : 'ascending') : undefined;
    return element('th', { scope: 'col', class: isNumber(column) && 'number', 'aria-sort': ariaSort }, sort);
  }

  /** Its longest text, so that a column keeps its width while the rows scroll. @param {Column} column @param {number} index */
  #characters(column, index) {
    const step = isNumber(column) ? Math.max(1, Math.floor(this.#rows.length / MEASURED_ROWS)) : 1;
    let longest = column.name.length + ARROW;
    for (let row = 0; row < this.#rows.length; row += step) {
      const value = this.#rows[row][index];
      const text = isNumber(column) || value === null ? cell(value, column, false) : String(value);
      longest = Math.max(longest, text.length + this.#plusMinus(this.#rows[row], index).length);
    }
    return Math.min(longest, MAX_CHARACTERS);
  }

  /** How far a cell may be from the truth, to stand behind it; '' where that is not known. @param {Cell[]} row @param {number} index */
  #plusMinus(row, index) {
    const bound = this.#bounds.get(row)?.[index];
    return bound ? ` ${plusMinus(bound, this.#columns[index].unit)}` : '';
  }

  /** @param {Cell[]} row @param {number} index */
  #sureness(row, index) {
    return boundText(this.#bounds.get(row)?.[index], this.#columns[index].unit);
  }

  /** Orders by a column: numbers from the greatest, the other way round the second time, then as answered. @param {Column} column */
  #sort({ name, type }) {
    const first = type === 'integer' || type === 'number';
    const order = this.#order?.name === name ? this.#order : undefined;
    this.#order = order ? (order.descending === first ? { name, descending: !first } : undefined) : { name, descending: first };
    this.#build();
    this.place.querySelectorAll('th button')[this.#columns.findIndex((column) => column.name === name)]?.focus();
  }

  /** Makes the rows that come into view, drops those that leave it, and lets the others be. */
  #draw() {
    const first = Math.max(0, Math.floor(this.place.scrollTop / ROW_HEIGHT) - MARGIN);
    const last = Math.min(this.#rows.length, first + Math.ceil(this.place.clientHeight / ROW_HEIGHT) + 2 * MARGIN);
    for (const [index, row] of this.#drawn) {
      if (index < first || index >= last) {
        row.remove();
        this.#drawn.delete(index);
      }
    }
    let next = /** @type {HTMLElement} */ (this.#below);
    for (let index = last - 1; index >= first; index--) {
      const row = this.#drawn.get(index) ?? this.#row(this.#rows[index], index);
      if (!this.#drawn.has(index)) {
        next.before(row);
        this.#drawn.set(index, row);
      }
      next = row;
    }
    pad(this.#above, first);
    pad(this.#below, this.#rows.length - last);
  }

  /** @param {Cell[]} row @param {number} index */
  #row(row, index) {
    const cells = this.#columns.map((column, at) => {
      const value = row[at];
      const isActive = index === this.#active.row && at === this.#active.column;
      const text = cell(value, column, preferences.utc);
      const td = element('td', {
        class: [isNumber(column) && 'number', value === null && 'absent'].filter(Boolean).join(' '),
        title: typeof value === 'number' && !column.isCode ? [exact(value, column.unit), this.#sureness(row, at)].filter(Boolean).join('\n') : text.length > MAX_CHARACTERS && text,
        tabindex: isActive ? 0 : -1,
      }, text, element('small', {}, this.#plusMinus(row, at)));
      td.dataset.row = index;
      td.dataset.column = at;
      return td;
    });
    return element('tr', { 'aria-rowindex': index + 2, class: index % 2 === 1 && 'odd' }, ...cells, element('td', { 'aria-hidden': 'true' }));
  }

  /** @param {HTMLElement} target */
  #pick(target) {
    const { row, column } = /** @type {HTMLElement} */ (target.closest('td'))?.dataset ?? {};
    if (row === undefined || column === undefined) {
      return;
    }
    this.#activate(Number(row), Number(column));
    const anchor = this.#activeCell();
    anchor && this.picked(anchor, this.#rows[Number(row)][Number(column)], this.#columns[Number(column)]);
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = STEPS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#pick(/** @type {HTMLElement} */ (event.target));
    } else if (step) {
      event.preventDefault();
      const within = (/** @type {number} */ value, /** @type {number} */ size) => Math.max(0, Math.min(size - 1, value));
      this.#activate(
        within(this.#active.row + step[0], this.#rows.length),
        within(this.#active.column + step[1], this.#columns.length));
    }
  }

  /** Makes a cell the one that keys move from, below the head and in view. @param {number} row @param {number} column */
  #activate(row, column) {
    this.#activeCell()?.setAttribute('tabindex', '-1');
    this.#active = { row, column };
    const top = this.#active.row * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.place;
    const visible = clientHeight - 2 * ROW_HEIGHT;
    this.place.scrollTop = top < scrollTop ? top : Math.max(scrollTop, top - visible);
    this.#draw();
    this.#activeCell()?.setAttribute('tabindex', '0');
    this.#activeCell()?.focus();
  }

  /** @returns {HTMLElement | null} */
  #activeCell() {
    return /** @type {HTMLElement | null} */ (this.#drawn.get(this.#active.row)?.children[this.#active.column] ?? null);
  }
}

/** @param {string} width */
function sized(width) {
  const made = element('col');
  made.style.width = `calc(${width})`;
  return made;
}

/** The room of rows that are not in the page. */
function spacer() {
  return element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td'));
}

/** @param {HTMLElement} room @param {number} rows */
function pad(room, rows) {
  /** @type {HTMLElement} */ (room.firstChild).style.height = `${rows * ROW_HEIGHT}px`;
}
