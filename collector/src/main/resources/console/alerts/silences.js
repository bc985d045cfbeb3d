// @ts-check
import { moment } from '../age.js';
import { send } from '../api.js';
import { openForm } from '../dialog.js';
import { element } from '../element.js';
import { badge, listing } from '../listing.js';

/** @typedef {{id: string, matchers: {name: string, value: string, isEqual: boolean}[], startsAt: string, endsAt: string, createdBy: string, comment: string}} Silence */

const HEADS = [{ title: 'State' }, { title: 'Alerts with' }, { title: 'From' }, { title: 'To' }, { title: 'Who' }, { title: 'Why' }, { title: 'Change' }];
const NONE = 'Nothing is silenced. A silence lets nobody be told of some alerts for a while, as during works.';

/** The silences, those that hold first. @param {HTMLElement} place of dialogs @param {Silence[]} found @param {() => void} done */
export function silences(place, found, done) {
  const sorted = found.toSorted((left, right) => right.endsAt.localeCompare(left.endsAt));
  return listing('Silences', HEADS, sorted.map((silence) => row(place, silence, done)), NONE);
}

/** @param {HTMLElement} place @param {Silence} silence @param {() => void} done */
function row(place, silence, done) {
  const { id, matchers, startsAt, endsAt, createdBy, comment } = silence;
  const text = matchers.map(({ name, value, isEqual }) => `${name}${isEqual ? '=' : '!='}${value}`).join(', ');
  const isOver = Date.parse(endsAt) <= Date.now();
  return [
    isOver ? badge('', 'over') : Date.parse(startsAt) > Date.now() ? badge('', 'to come') : badge('warn', 'holds'),
    text,
    moment(startsAt),
    moment(endsAt),
    createdBy,
    comment,
    !isOver && element('button', { type: 'button', 'data-key': `end ${id}`, 'aria-label': `End the silence of ${text}`, onclick: () => end(place, id, text, done) }, 'End'),
  ];
}

/** @param {HTMLElement} place @param {string} id @param {string} text @param {() => void} done */
function end(place, id, text, done) {
  openForm(place, {
    title: 'End this silence?', action: 'End it',
    content: [element('p', {}, `From now on people are told of alerts with ${text} again.`)],
    work: async () => {
      await send('DELETE', `/api/v1/silences/${encodeURIComponent(id)}`);
      done();
    },
  });
}
