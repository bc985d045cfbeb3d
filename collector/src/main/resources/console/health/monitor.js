// @ts-check
import { get } from '../api.js';
import { element } from '../element.js';
import { live } from '../live.js';
import { panel } from '../result/panel.js';
import { impairedPaths } from './impaired.js';
import { linesPanel } from './lines.js';
import { strip } from './strip.js';

/** @typedef {import('./form.js').Monitor} Monitor */

const EVERY_MILLIS = 10_000;
const MINUTE_MILLIS = 60_000;
const RANGE = { from: 'now-3h', to: 'now' };
const UNJUDGED = 'No path of this monitor has been judged in the last three hours: its first minute is judged soon after it has traffic. Hosts that send TCP information tell most.';
const QUIET = 'No flow of this monitor was sampled in the last three hours.';

/** A monitor: its health indicator, its traffic, how long round trips take, what suffers. @param {Monitor | undefined} monitor @param {AbortSignal} signal */
export function monitorDetail(monitor, signal) {
  const back = element('p', {}, element('a', { href: '/health?view=monitors' }, 'All monitors'));
  if (!monitor) {
    return [back, element('p', { class: 'empty' }, 'There is no monitor of this name any more.')];
  }
  const nhi = element('div');
  live(nhi, EVERY_MILLIS, () => get(`/api/v1/monitors/${encodeURIComponent(monitor.name)}/health?from=${RANGE.from}`, signal),
    ({ series, impaired }) => (series.length === 0 ? [element('p', { class: 'empty' }, UNJUDGED)] : [strip(everyMinute(series)), impairedPaths(impaired)]), signal);
  return [
    back,
    element('h2', {}, monitor.name),
    element('section', { class: 'panel', 'aria-label': 'Network health indicator' }, element('h3', {}, 'Network health indicator'), nhi),
    element('div', { class: 'grid' }, ...panels(monitor.condition, signal)),
  ];
}

/** @param {string} condition @param {AbortSignal} signal */
function panels(condition, signal) {
  const asked = { range: RANGE, empty: QUIET, everyMillis: EVERY_MILLIS, signal };
  return [
    panel({ ...asked, title: 'Traffic', view: 'areas', query: `flows\n| where ${condition}\n| stats rate(bytes) as traffic by bin(1m)` }),
    linesPanel({ ...asked, title: 'Round trips', query: `flows\n| where ${condition} and tcp.rtt is present\n| stats p50(tcp.rtt) as p50, p95(tcp.rtt) as p95 by bin(1m)` }),
    panel({ ...asked, title: 'Segments sent again', view: 'lines', query: `flows\n| where ${condition} and tcp.retransmits is present\n| stats sum(tcp.retransmits) as segments by bin(1m)` }),
    panel({ ...asked, title: 'Top contributors', view: 'bars', query: `flows\n| where ${condition}\n| stats sum(bytes) as traffic by local.ip, remote.ip\n| top 10 by traffic` }),
  ];
}

/** Without gaps: minutes that had no traffic have no indicator. @param {{time: string, nhi?: number}[]} series @returns {import('./strip.js').Minute[]} */
function everyMinute(series) {
  const known = new Map(series.map(({ time, nhi }) => [Date.parse(time), nhi ?? null]));
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  return Array.from({ length: (last - first) / MINUTE_MILLIS + 1 }, (_, index) => first + index * MINUTE_MILLIS)
    .map((at) => ({ time: new Date(at).toISOString(), nhi: known.get(at) ?? null }));
}
