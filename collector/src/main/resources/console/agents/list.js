// @ts-check
import { age } from '../age.js';
import { ask, get } from '../api.js';
import { element } from '../element.js';
import { amount, number } from '../format.js';
import { badge, listing } from '../listing.js';
import { live } from '../live.js';
import { agentAddress } from './address.js';

/** @typedef {{address: string, subAgent: number, source: string, firstSeen: string, lastSeen: string, datagrams: number, samples: number, lost: number, reordered: number, duplicates: number, restarts: number, overLimit: number, warnings: number}} Stream a stream of datagrams of an agent */

const EVERY_MILLIS = 5000;
const SILENT_MILLIS = 120_000;
const HOST_NAMES = 'counters last 1h\n| where name = "hostname"\n| stats last(text) as hostname by agent';
const HEADS = [{ title: 'Agent' }, { title: 'Host' }, { title: 'State' }, { title: 'Last datagram' }, { title: 'Datagrams', isNumber: true }, { title: 'Samples', isNumber: true }, { title: 'Lost', isNumber: true }, { title: 'Restarts', isNumber: true }, { title: 'Sends from' }];
const NONE = 'No agent has been heard. Point agents (switches, routers, host-sflow) at the collector’s UDP port, 6343 unless configured otherwise; Docs, Getting started, says how.';

/** Every stream of every agent. @param {HTMLElement} place @param {AbortSignal} signal */
export function agentList(place, signal) {
  const list = element('section', { 'aria-label': 'Agents' });
  place.append(list);
  live(list, EVERY_MILLIS, () => load(signal), ({ streams, names }) => [listing('Agents', HEADS, streams.map((stream) => row(stream, names)), NONE)], signal);
}

/** @param {AbortSignal} signal @returns {Promise<{streams: Stream[], names: [string, string][]}>} */
async function load(signal) {
  const [{ agents }, { rows }] = await Promise.all([get('/api/v1/agents', signal), ask({ query: HOST_NAMES }, signal)]);
  return { streams: agents, names: rows.map(([agent, name]) => [String(agent), String(name)]) };
}

/** @param {Stream} stream @param {[agent: string, name: string][]} names */
function row(stream, names) {
  const { address, subAgent, source, lastSeen, datagrams, samples, lost, restarts } = stream;
  return [
    element('a', { href: agentAddress(address), 'data-key': `${address} ${subAgent} ${source}` }, subAgent === 0 ? address : `${address} / ${subAgent}`),
    names.find(([agent]) => agent === address)?.[1] ?? '',
    state(stream),
    element('span', {}, age(lastSeen), ' ago'),
    amount(datagrams),
    amount(samples),
    number(lossPercent(datagrams, lost), '%'),
    amount(restarts),
    source,
  ];
}

/** @param {Stream} stream */
function state({ lastSeen, warnings }) {
  if (Date.now() - Date.parse(lastSeen) > SILENT_MILLIS) {
    return badge('bad', 'silent');
  }
  return warnings > 0 ? badge('warn', warnings === 1 ? '1 warning' : `${amount(warnings)} warnings`) : badge('good', 'fine');
}

/** How much of what was sent did not come, to hundredths. @param {number} received @param {number} lost */
export function lossPercent(received, lost) {
  return lost === 0 ? 0 : Math.round(10_000 * lost / (received + lost)) / 100;
}
