// @ts-check
import { queryAddress } from '../address.js';
import { age, lasting, moment } from '../age.js';
import { get } from '../api.js';
import { element } from '../element.js';
import { number } from '../format.js';
import { badge, listing } from '../listing.js';
import { live } from '../live.js';
import { scores } from './scores.js';
import { grouped } from './steps.js';

/** @typedef {import('./steps.js').HealthEvent} HealthEvent */

const EVERY_MILLIS = 10_000;
const DAYS = 7;
const AROUND_MILLIS = 15 * 60_000;
const HEADS = [{ title: 'State' }, { title: 'Score of' }, { title: 'Began' }, { title: 'Lasted' }, { title: 'Worst score', isNumber: true }, { title: 'Traffic touched', isNumber: true }, { title: 'What happened' }];
const STEP_HEADS = [{ title: 'Time' }, { title: 'Step' }, { title: 'Score', isNumber: true }, { title: 'Traffic touched', isNumber: true }, { title: 'What happened' }];
const NONE = 'No score fell below its threshold in the last seven days. Health events open by themselves; docs, Path health, says when.';

/** Health events: all of them, or one in detail. @param {import('../pages.js').Context} context */
export async function events({ place, search, signal }) {
  const list = element('section', { 'aria-label': 'Health events' });
  place.append(list);
  const chosen = search.get('event');
  if (chosen === null) {
    live(list, EVERY_MILLIS, () => load(signal), (found) => [listing('Health events', HEADS, found.map(row), NONE)], signal);
    return;
  }
  const event = (await load(signal)).find(({ id }) => id === chosen);
  list.append(element('p', {}, element('a', { href: '/health?view=events' }, 'All health events')),
    ...event ? detail(event, signal) : [element('p', { class: 'empty' }, `No health event of the last ${DAYS} days has this name.`)]);
}

/** @param {AbortSignal} signal @returns {Promise<HealthEvent[]>} */
async function load(signal) {
  return grouped((await get(`/api/v1/health/events?from=now-${DAYS}d`, signal)).events);
}

/** @param {HealthEvent} event */
function row(event) {
  const { id, aspect, scope, started, ended, worst, impact, steps } = event;
  return [
    state(event),
    element('a', { href: `/health?${new URLSearchParams({ view: 'events', event: id })}`, 'data-key': id }, `${aspect}, ${scope}`),
    moment(started),
    lasting(Date.parse(ended ?? new Date().toISOString()) - Date.parse(started)),
    worst.toFixed(1),
    number(impact, '%'),
    (steps.find((step) => step.state !== 'resolved') ?? steps[0]).summary,
  ];
}

/** @param {HealthEvent} event */
function state({ ended }) {
  return ended ? badge('good', 'resolved') : badge('bad', 'open');
}

/** @param {HealthEvent} event @param {AbortSignal} signal */
function detail(event, signal) {
  const from = new Date(Date.parse(event.started) - AROUND_MILLIS).toISOString();
  const to = event.ended ? new Date(Date.parse(event.ended) + AROUND_MILLIS).toISOString() : 'now';
  const paths = 'paths\n| where impaired is present\n| stats count() as minutes, sum(traffic) as traffic by local.subnet, remote.subnet, provider, nhi.cause\n| top 50 by traffic';
  return [
    element('h2', {}, `${event.aspect} of ${event.scope} `, state(event)),
    element('p', {}, 'Began ', age(event.started), ' ago', event.ended ? `, and lasted ${lasting(Date.parse(event.ended) - Date.parse(event.started))}. ` : '. ',
      element('a', { href: queryAddress(paths, { from, to }) }, 'The paths that suffered')),
    scores({ from, to }, signal),
    listing('Steps', STEP_HEADS, event.steps.map((step) => [
      moment(step.time), step.state, step.value.toFixed(1), number(step.impact ?? 0, '%'), step.summary]), ''),
  ];
}
