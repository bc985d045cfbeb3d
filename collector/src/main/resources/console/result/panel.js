// @ts-check
import { ask, Problem } from '../api.js';
import { queryAddress } from '../address.js';
import { element } from '../element.js';
import { preferences } from '../preferences.js';
import { repeat } from '../repeat.js';
import { Chart } from './chart.js';
import { emptyAnswer } from './cost.js';
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
  const place = element('section', { class: 'panel', 'aria-label': title },
    element('h2', {}, element('a', { href: queryAddress(query, range), title: 'Open this query' }, title)), note, chart.place, table.place);
  /** @type {import('./subject.js').Subject | undefined} */
  let subject;

  const say = (/** @type {string} */ text) => {
    note.hidden = !text;
    note.textContent = text;
  };
  const draw = () => {
    if (!subject) {
      return;
    }
    const isEmpty = subject.answer.rows.length === 0;
    const views = viewsOf(subject);
    const view = wanted === 'table' ? undefined : views.find(({ name }) => name === wanted) ?? views[0];
    say(isEmpty ? empty ?? emptyAnswer(subject.answer) : '');
    chart.show(subject, view);
    table.place.hidden = isEmpty || view !== undefined;
    table.place.hidden || table.show(subject.answer);
  };
  preferences.addEventListener('change', draw, { signal });
  repeat(everyMillis, async () => {
    try {
      subject = subjectOf(await ask({ query, ...range }, signal), query);
      draw();
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      say(error.message);
    }
  }, signal);
  return place;
}
