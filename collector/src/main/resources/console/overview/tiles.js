// @ts-check
import { queryAddress } from '../address.js';
import { ask, get, Problem } from '../api.js';
import { element } from '../element.js';
import { amount, count, number } from '../format.js';
import { live } from '../live.js';

/** @typedef {{title: string, value: string, href: string, note?: string, isBad?: boolean}} Tile */

const RATES = 'flows last 1m\n| stats rate(bytes) as traffic by direction';
const DISCARDS = 'drops last 1m\n| stats count() as packets, sum(missed) as untold';
const RATES_EVERY_MILLIS = 2000;
const STATE_EVERY_MILLIS = 10_000;
const DIRECTIONS = [['in', 'In'], ['out', 'Out'], ['internal', 'Internal']];

/** What is to be seen at a glance: how much goes in, out and within, and what is wrong. @param {AbortSignal} signal */
export function tiles(signal) {
  const [rates, state] = [element('div', { class: 'tiles' }), element('div', { class: 'tiles' })];
  live(rates, RATES_EVERY_MILLIS, () => loadRates(signal), (found) => found.map(tile), signal);
  live(state, STATE_EVERY_MILLIS, () => loadState(signal), (found) => found.map(tile), signal);
  return element('section', { class: 'glance', 'aria-label': 'Now' }, rates, state);
}

/** @param {Tile} tile */
function tile({ title, value, href, note, isBad }) {
  return element('a', { class: isBad ? 'tile bad' : 'tile', href, 'data-key': title },
    element('span', { class: 'faint' }, title), element('b', {}, value), note && element('small', { class: 'faint' }, note));
}

/** @param {AbortSignal} signal @returns {Promise<Tile[]>} */
async function loadRates(signal) {
  const { rows } = await ask({ query: RATES }, signal);
  const found = new Map(rows.map(([direction, rate]) => [direction, Number(rate)]));
  return DIRECTIONS.map(([name, title]) => ({
    title,
    value: number((found.get(name) ?? 0) * 8, 'bit/s'),
    href: queryAddress(`flows\n| where direction = "${name}"\n| stats rate(bytes) as traffic by src.ip, dst.ip\n| top 20 by traffic`),
  }));
}

/** @param {AbortSignal} signal @returns {Promise<Tile[]>} */
async function loadState(signal) {
  const [scores, drops, alerts, agents] = await Promise.all([
    health(signal), ask({ query: DISCARDS }, signal), get('/api/v1/alerts', signal), get('/api/v1/agents', signal)]);
  return [...scoreTiles(scores), discards(drops), alertTile(alerts.data.alerts), agentTile(agents.agents)];
}

/** The newest scores, if anything was judged. @param {AbortSignal} signal */
async function health(signal) {
  try {
    return (await get('/api/v1/health?from=now-15m', signal)).now;
  } catch (error) {
    if (error instanceof Problem) {
      return undefined; // the Health page tells why
    }
    throw error;
  }
}

/** @param {{performance?: number, availability?: number, judged: number, paths: number, bad?: number} | undefined} now @returns {Tile[]} */
function scoreTiles(now) {
  const impaired = now?.bad ?? 0;
  const note = now ? (impaired > 0 ? `${count(impaired, 'path')} impaired` : `${amount(now.judged)} of ${amount(now.paths)} paths judged`) : 'no path judged yet';
  return [['Performance', now?.performance], ['Availability', now?.availability]].map(([title, score]) => ({
    title: String(title),
    value: now && now.judged > 0 && typeof score === 'number' ? `${(Math.floor(score * 10) / 10)} %` : '—',
    href: '/health',
    note,
    isBad: impaired > 0,
  }));
}

/** @param {import('../api.js').Answer} answer @returns {Tile} */
function discards({ rows }) {
  const [told, untold] = rows[0] ?? [];
  const packets = Number(told ?? 0) + Number(untold ?? 0);
  return {
    title: 'Discarded', value: amount(packets), note: 'packets in a minute', isBad: packets > 0,
    href: queryAddress('drops last 15m\n| stats count() as packets by agent, drop.reason\n| top 20 by packets'),
  };
}

/** @param {{state: string}[]} alerts @returns {Tile} */
function alertTile(alerts) {
  const firing = alerts.filter(({ state }) => state === 'firing').length;
  return { title: 'Alerts', value: amount(firing), note: `${amount(alerts.length - firing)} pending`, href: '/alerts', isBad: firing > 0 };
}

/** @param {{address: string, warnings: number}[]} streams @returns {Tile} */
function agentTile(streams) {
  const warned = new Set(streams.filter(({ warnings }) => warnings > 0).map(({ address }) => address)).size;
  const agents = new Set(streams.map(({ address }) => address)).size;
  return { title: 'Agents', value: amount(agents), note: warned > 0 ? `${amount(warned)} with warnings` : 'no warnings', href: '/agents', isBad: agents === 0 };
}
