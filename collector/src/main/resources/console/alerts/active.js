// @ts-check
import { queryAddress } from '../address.js';
import { age } from '../age.js';
import { element } from '../element.js';
import { badge } from '../listing.js';
import { openAcknowledgement, openRelease, openSilence } from './actions.js';
import { chips } from './labels.js';
import { valueOf } from './value.js';

/** @typedef {import('./page.js').Alert} Alert */
/** @typedef {import('./page.js').Group} Group */
/** @typedef {import('./page.js').Rule} Rule */

const QUIET = 'Nothing fires, and nothing is about to.';
const NO_RULES = 'There are no rules, so nothing can fire. Put a rules.yaml beside the configuration; Docs, Alerting, says how, and examples ship with Weir.';

/** What fires and what is pending, the newest first. @param {HTMLElement} place of dialogs @param {Group[]} groups @param {() => void} done */
export function active(place, groups, done) {
  const all = groups.flatMap(({ rules }) => rules);
  const alerts = all.flatMap((rule) => (rule.alerts ?? []).map((alert) => ({ rule, alert })));
  if (alerts.length === 0) {
    return element('p', { class: 'empty' }, all.length === 0 ? NO_RULES : QUIET);
  }
  return element('ul', { class: 'alerts' }, ...alerts.toSorted(byUrgency).map(({ rule, alert }) => card(place, rule, alert, done)));
}

/** @typedef {{alert: Alert}} Ranked @param {Ranked} left @param {Ranked} right */
function byUrgency(left, right) {
  const rank = (/** @type {Ranked} */ { alert }) => (alert.state === 'firing' ? 0 : 2) + (isQuiet(alert) ? 1 : 0);
  return rank(left) - rank(right) || right.alert.activeAt.localeCompare(left.alert.activeAt);
}

/** Whether nobody is told of it. @param {Alert} alert */
function isQuiet({ silencedBy, acknowledgedBy }) {
  return silencedBy !== undefined || acknowledgedBy !== undefined;
}

/** @param {HTMLElement} place @param {Rule} rule @param {Alert} alert @param {() => void} done */
function card(place, rule, alert, done) {
  const { labels, annotations, state, activeAt, fingerprint, keepFiringSince, silencedBy, acknowledgedBy } = alert;
  const button = (/** @type {string} */ title, /** @type {() => void} */ chosen) =>
    element('button', { type: 'button', 'data-key': `${title} ${fingerprint}`, 'aria-label': `${title}: ${rule.name}`, onclick: chosen }, title);
  return element('li', { class: isQuiet(alert) ? `alert ${state} quiet` : `alert ${state}` },
    element('div', { class: 'what' },
      element('h2', {}, badge(state === 'firing' ? 'bad' : 'warn', state), ' ', rule.name),
      annotations.summary && element('p', {}, annotations.summary),
      chips(labels),
      element('p', { class: 'faint' }, `value ${valueOf(alert, rule)}, for `, age(activeAt),
        keepFiringSince && ', gone since ', keepFiringSince && age(keepFiringSince),
        silencedBy && ', silenced', acknowledgedBy && `, ${acknowledgedBy} looks after it`)),
    element('div', { class: 'actions' },
      element('a', { href: queryAddress(rule.query), 'data-key': `query ${fingerprint}` }, 'Query'),
      acknowledgedBy === undefined ? button('Acknowledge', () => openAcknowledgement(place, alert, done)) : button('Release', () => openRelease(place, alert, done)),
      silencedBy === undefined && button('Silence', () => openSilence(place, labels, done))));
}
