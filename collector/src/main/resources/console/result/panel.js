// @ts-check
import { ask } from '../api.js';
import { element } from '../element.js';
import { Chart } from './chart.js';
import { emptyAnswer } from './cost.js';
import { frame } from './frame.js';
import { subjectOf } from './subject.js';
import { Table } from './table.js';
import { viewsOf } from './views.js';

/** @typedef {import('../address.js').Range} Range */

const LIVELY_MILLIS = 5000;

/**
 * A query that is asked again and again, with its answer drawn; its title opens it where it can be changed.
 * @param {{title: string, query: string, range?: Range, view?: string, everyMillis?: number, empty?: string, signal: AbortSignal}} panel
 *   view: the name of a view, or 'table'; the one that fits best unless given; empty: what to say where there are no rows
 * @returns {HTMLElement}
 */
export function panel({ title, query, range, view: wanted, everyMillis = LIVELY_MILLIS, empty, signal }) {
  const chart = new Chart(undefined, signal);
  const table = new Table(() => undefined);
  const note = element('p', { class: 'faint note', hidden: true });
  const say = (/** @type {string} */ text) => {
    note.hidden = !text;
    note.textContent = text;
  };
  const draw = (/** @type {import('./subject.js').Subject} */ subject) => {
    const isEmpty = subject.answer.rows.length === 0;
    const views = viewsOf(subject);
    const view = wanted === 'table' ? undefined : views.find(({ name }) => name === wanted) ?? views[0];
    say(isEmpty ? empty ?? emptyAnswer(subject.answer) : '');
    chart.show(subject, view);
    table.place.hidden = isEmpty || view !== undefined;
    table.place.hidden || table.show(subject.answer);
  };
  const load = async () => subjectOf(await ask({ query, ...range }, signal), query);
  return frame({ title, query, range, everyMillis, load, draw, say, signal }, note, chart.place, table.place);
}
