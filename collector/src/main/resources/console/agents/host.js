// @ts-check
import { ask } from '../api.js';
import { element } from '../element.js';
import { number } from '../format.js';
import { panel } from '../result/panel.js';

/** @typedef {Map<string, number>} Values by the names of counters */

const EVERY_MILLIS = 10_000;
const RANGE = { from: 'now-1h', to: 'now' };
const LEVELS = ['load_one', 'cpu_num', 'mem_total', 'mem_free', 'mem_cached', 'mem_buffers', 'disk_total', 'disk_free', 'disk_part_max_used'];
const BUSY = ['cpu_user', 'cpu_nice', 'cpu_system', 'cpu_wio', 'cpu_intr', 'cpu_sintr', 'cpu_steal'];

/** What a host says of itself; none of it where the agent is no host. @param {string} agent @param {AbortSignal} signal @returns {Promise<[name: string, value: number][]>} */
export async function loadHost(agent, signal) {
  const of = (/** @type {string[]} */ names) => `counters last 15m\n| where agent = ${agent} and source.class = 2 and name in (${list(names)})`;
  const [levels, times] = await Promise.all([
    ask({ query: `${of(LEVELS)}\n| stats last(value) as value by name` }, signal),
    ask({ query: `${of([...BUSY, 'cpu_idle'])}\n| stats rate(value) as value by name` }, signal),
  ]);
  return [...levels.rows, ...times.rows].map(([name, value]) => [String(name), Number(value)]);
}

/** @param {[name: string, value: number][]} found */
export function hostTiles(found) {
  /** @type {Values} */
  const values = new Map(found);
  const tiles = [processor(values), memory(values), disk(values)].filter((tile) => tile !== undefined);
  return tiles.length === 0 ? undefined : element('div', { class: 'tiles' }, ...tiles);
}

/** Processor, memory and disk over the last hour. @param {string} agent @param {AbortSignal} signal */
export function hostPanels(agent, signal) {
  const of = (/** @type {string[]} */ names) => `counters\n| where agent = ${agent} and name in (${list(names)})`;
  return [
    { title: 'Processor, milliseconds a second', query: `${of(BUSY)}\n| stats rate(value) as busy by name, bin(1m)`, view: 'areas' },
    { title: 'Memory', query: `${of(['mem_free', 'mem_cached', 'mem_buffers'])}\n| stats avg(value) as bytes by name, bin(1m)`, view: 'areas' },
    { title: 'Disk, read and written', query: `${of(['disk_bytes_read', 'disk_bytes_written'])}\n| stats rate(value) as bytes by name, bin(1m)`, view: 'lines' },
    { title: 'TCP, sent again', query: `${of(['tcpRetransSegs', 'tcpOutSegs'])}\n| stats rate(value) as segments by name, bin(1m)`, view: 'lines' },
  ].map((each) => panel({ ...each, range: RANGE, everyMillis: EVERY_MILLIS, signal }));
}

/** @param {Values} values */
function processor(values) {
  const busy = BUSY.reduce((sum, name) => sum + (values.get(name) ?? 0), 0);
  const all = busy + (values.get('cpu_idle') ?? 0);
  return all === 0 ? undefined : tile('Processor', 100 * busy / all, `load ${number(values.get('load_one') ?? 0, '')}, ${number(values.get('cpu_num') ?? 0, '')} cores`);
}

/** @param {Values} values */
function memory(values) {
  const total = values.get('mem_total');
  if (!total) {
    return undefined;
  }
  const free = ['mem_free', 'mem_cached', 'mem_buffers'].reduce((sum, name) => sum + (values.get(name) ?? 0), 0);
  return tile('Memory', 100 * (1 - free / total), `${number(total - free, 'bytes')} of ${number(total, 'bytes')}, caches apart`);
}

/** @param {Values} values */
function disk(values) {
  const total = values.get('disk_total');
  if (!total) {
    return undefined;
  }
  const fullest = values.get('disk_part_max_used');
  return tile('Disk', 100 * (1 - (values.get('disk_free') ?? 0) / total), `of ${number(total, 'bytes')}${fullest === undefined ? '' : `, fullest partition ${fullest.toFixed(0)} %`}`);
}

/** @param {string} title @param {number} percent @param {string} note */
function tile(title, percent, note) {
  return element('div', { class: 'tile' }, element('span', { class: 'faint' }, title), element('b', {}, `${percent.toFixed(0)} %`),
    element('meter', { min: 0, max: 100, high: 90, optimum: 0, value: percent.toFixed(1), 'aria-label': title }), element('small', { class: 'faint' }, note));
}

/** @param {string[]} names */
function list(names) {
  return names.map((name) => `"${name}"`).join(', ');
}
