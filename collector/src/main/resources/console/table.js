// @ts-check
import { cell } from './format.js';

const ROW_HEIGHT = 28;
const MARGIN = 20;

/** A result as a table: sortable by its heads; only the rows in view are in the page. */
export class Table {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {import('./api.js').Column[]} */
    this.columns = [];
    /** @type {any[][]} */
    this.rows = [];
    this.body = document.createElement('tbody');
    place.addEventListener('scroll', () => this.draw());
  }

  /** @param {import('./api.js').Answer} answer */
  show(answer) {
    this.columns = answer.columns;
    this.rows = answer.rows;
    if (this.rows.length === 0) {
      const empty = document.createElement('p');
      empty.className = 'empty';
      empty.textContent = 'No rows. Widen the range, loosen a condition, or look at /api/v1/agents whether agents are heard.';
      this.place.replaceChildren(empty);
      return;
    }
    const table = document.createElement('table');
    table.append(this.head(), this.body);
    this.place.replaceChildren(table);
    this.draw();
  }

  head() {
    const head = document.createElement('thead');
    const row = head.insertRow();
    this.columns.forEach((column, index) => {
      const th = document.createElement('th');
      th.scope = 'col';
      th.className = isNumber(column) ? 'number' : '';
      th.textContent = column.name;
      th.addEventListener('click', () => this.sort(index));
      row.append(th);
    });
    return head;
  }

  /** Orders by a column, the other way round the second time; absent cells come last. @param {number} index */
  sort(index) {
    const sign = this.sorted === index ? -1 : 1;
    this.sorted = sign === 1 ? index : undefined;
    this.rows = this.rows.toSorted((left, right) => {
      const [a, b] = [left[index], right[index]];
      if (a === null || b === null) {
        return a === b ? 0 : a === null ? 1 : -1;
      }
      return sign * (a < b ? -1 : a > b ? 1 : 0);
    });
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.place.scrollTop / ROW_HEIGHT) - MARGIN);
    const visible = Math.ceil(this.place.clientHeight / ROW_HEIGHT) + 2 * MARGIN;
    const last = Math.min(this.rows.length, first + visible);
    this.body.replaceChildren(
      spacer(first * ROW_HEIGHT),
      ...this.rows.slice(first, last).map((row) => this.row(row)),
      spacer((this.rows.length - last) * ROW_HEIGHT));
  }

  /** @param {any[]} row */
  row(row) {
    const tr = document.createElement('tr');
    this.columns.forEach((column, index) => {
      const td = tr.insertCell();
      td.textContent = cell(row[index], column);
      td.className = (isNumber(column) ? 'number' : '') + (row[index] === null ? ' absent' : '');
      if (typeof row[index] === 'number') {
        td.title = `${row[index].toLocaleString('en')} ${column.unit}`;
      }
    });
    return tr;
  }
}

/** @param {import('./api.js').Column} column */
function isNumber(column) {
  return column.type === 'integer' || column.type === 'number';
}

/** @param {number} height */
function spacer(height) {
  const tr = document.createElement('tr');
  tr.className = 'spacer';
  tr.insertCell().style.height = `${height}px`;
  return tr;
}
