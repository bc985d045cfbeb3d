// @ts-check
import { age, lasting } from '../age.js';
import { get } from '../api.js';
import { element } from '../element.js';
import { amount, number } from '../format.js';
import { badge, listing } from '../listing.js';
import { live } from '../live.js';
import { hostPanels, hostTiles, loadHost } from './host.js';
import { interfaceTable, loadInterfaces } from './interfaces.js';
import { lossPercent } from './list.js';

/** @typedef {import('./list.js').Stream} Summary */
/** @typedef {import('./interfaces.js').Source & {name: string, reordered: number, duplicates: number, restarts: number, dropped: number, poolIsMadeUp: boolean}} DataSource */
/** @typedef {{kind: string, enterprise: number, format: number, name: string, count: number}} Structure */
/** @typedef {Summary & {uptimeMillis: number, findings: {level: 'warning' | 'note', text: string}[], dataSources: DataSource[], structures: Structure[]}} Stream */

const EVERY_MILLIS = 5000;
const SOURCE_HEADS = [{ title: 'Data source' }, { title: 'Kind' }, { title: 'Received', isNumber: true }, { title: 'Lost', isNumber: true }, { title: 'Late', isNumber: true }, { title: 'Double', isNumber: true }, { title: 'Restarts', isNumber: true }, { title: 'Dropped by the agent', isNumber: true }];
const STRUCTURE_HEADS = [{ title: 'Structure' }, { title: 'Kind' }, { title: 'Number' }, { title: 'Times', isNumber: true }];

/** An agent: what is wrong with it, its interfaces, the host that it is, what it sends. @param {HTMLElement} place @param {string} agent @param {AbortSignal} signal */
export async function agentDetail(place, agent, signal) {
  const [report, interfaces, sent] = [element('section', { 'aria-label': 'Report' }), element('div'), element('div')];
  const host = element('section', { 'aria-label': 'Host' });
  place.append(
    element('p', {}, element('a', { href: '/agents' }, 'All agents')), report,
    element('section', { 'aria-label': 'Interfaces' }, element('h2', {}, 'Interfaces'), interfaces), host,
    element('details', { class: 'panel' }, element('summary', {}, 'What it sends'), sent));
  /** @type {() => Promise<Stream[]>} */
  const load = async () => (await get(`/api/v1/agents/${encodeURIComponent(agent)}`, signal)).streams;
  live(report, EVERY_MILLIS, load, (streams) => streams.flatMap(reportOn), signal);
  live(sent, EVERY_MILLIS, load, (streams) => streams.flatMap(contents), signal);
  live(interfaces, EVERY_MILLIS, async () => ({ found: await loadInterfaces(agent, signal), streams: await load() }),
    ({ found, streams }) => [interfaceTable(agent, found, streams.flatMap(({ dataSources }) => dataSources))], signal);
  if (hostTiles(await loadHost(agent, signal))) {
    showHost(host, agent, signal);
  }
}

/** @param {HTMLElement} place @param {string} agent @param {AbortSignal} signal */
function showHost(place, agent, signal) {
  const tiles = element('div');
  place.append(element('h2', {}, 'Host'), tiles, element('div', { class: 'grid' }, ...hostPanels(agent, signal)));
  live(tiles, EVERY_MILLIS, () => loadHost(agent, signal), (found) => [hostTiles(found)].filter((node) => node !== undefined), signal);
}

/** @param {Stream} stream @returns {Node[]} */
function reportOn({ subAgent, source, lastSeen, datagrams, samples, lost, uptimeMillis, findings }) {
  return [
    element('p', { class: 'faint' }, `Stream ${subAgent}, from ${source}, last heard `, age(lastSeen),
      ` ago, runs for ${lasting(uptimeMillis)}: ${amount(datagrams)} datagrams with ${amount(samples)} samples, ${number(lossPercent(datagrams, lost), '%')} lost.`),
    element('ul', { class: 'findings' }, ...findings.map(({ level, text }) =>
      element('li', {}, badge(level === 'warning' ? 'warn' : '', level), ' ', text)),
      findings.length === 0 && element('li', {}, badge('good', 'fine'), ' It keeps to sFlow, and nothing is missing.')),
  ];
}

/** @param {Stream} stream @returns {Node[]} */
function contents({ dataSources, structures }) {
  return [
    listing('Data sources', SOURCE_HEADS, dataSources.map((each) => [
      each.name, each.kind, amount(each.received), amount(each.lost), amount(each.reordered), amount(each.duplicates), amount(each.restarts), amount(each.dropped)]), 'It has sent no sample yet.'),
    listing('Structures', STRUCTURE_HEADS, structures.map((each) => [
      each.name, each.kind, `${each.enterprise}:${each.format}`, amount(each.count)]), 'It has sent no structure that is known.'),
  ];
}
