// @ts-check
import { get } from '../api.js';
import { offer } from '../commands.js';
import { element } from '../element.js';
import { live } from '../live.js';
import { active } from './active.js';
import { openSilence } from './actions.js';
import { rules } from './rules.js';
import { silences } from './silences.js';
import { sinks } from './sinks.js';

/** @typedef {{labels: Record<string, string>, annotations: Record<string, string>, state: 'pending' | 'firing', activeAt: string, value: string, fingerprint: string, keepFiringSince?: string, silencedBy?: string, acknowledgedBy?: string}} Alert */
/** @typedef {{type: 'alerting' | 'recording', name: string, query: string, unit: string, labels: Record<string, string>, health: 'ok' | 'err' | 'unknown', lastError?: string, evaluationTime?: number, lastEvaluation?: string, state?: 'inactive' | 'pending' | 'firing', duration?: number, alerts?: Alert[]}} Rule */
/** @typedef {{name: string, file: string, interval: number, missed: number, rules: Rule[]}} Group */

const EVERY_MILLIS = 3000;

/** What fires, since when and on what; the rules behind; who is told, and who is not. @param {import('../pages.js').Context} context */
export function show({ place, signal }) {
  const parts = Array.from({ length: 4 }, () => element('div'));
  const [firing, silenced, ruled, told] = parts;
  const again = () => Promise.all(reloads.map((reload) => reload()));
  const reloads = [
    live(firing, EVERY_MILLIS, () => groups(signal), (found) => [active(place, found, again)], signal),
    live(silenced, EVERY_MILLIS, () => get('/api/v1/silences', signal), ({ silences: found }) => [silences(place, found, again)], signal),
    live(ruled, EVERY_MILLIS, () => groups(signal), (found) => rules(found), signal),
    live(told, EVERY_MILLIS, () => get('/api/v1/sinks', signal), ({ sinks: found }) => [sinks(found)], signal),
  ];
  const silence = () => openSilence(place, {}, again);
  place.append(
    element('h1', {}, 'Alerts'),
    element('section', { 'aria-label': 'Alerts' }, firing),
    element('section', { 'aria-label': 'Rules' }, element('h2', {}, 'Rules'), ruled),
    element('section', { 'aria-label': 'Silences' }, element('div', { class: 'head' }, element('h2', {}, 'Silences'), element('button', { type: 'button', onclick: silence }, 'New silence')), silenced),
    element('section', { 'aria-label': 'Who is told' }, element('h2', {}, 'Who is told'), told));
  offer(() => [{ title: 'New silence', chosen: silence }], signal);
}

/** @param {AbortSignal} signal @returns {Promise<Group[]>} */
async function groups(signal) {
  return (await get('/api/v1/rules', signal)).data.groups;
}
