// @ts-check
import { queryAddress } from '../address.js';
import { ask } from '../api.js';
import { element } from '../element.js';
import { amount, number } from '../format.js';
import { badge, listing } from '../listing.js';
import { lossPercent } from './list.js';

/** @typedef {{class: number, index: number, kind: string, received: number, lost: number, statedRate?: number, effectiveRate?: number, rateDiffers: boolean}} Source */
/** @typedef {{index: number, name: string, values: Record<string, number>}} Interface values: by the names of counters, rates for each second where they only rise */

const HEADS = [
  { title: 'Interface' }, { title: 'State' }, { title: 'Speed', isNumber: true }, { title: 'In', isNumber: true }, { title: 'Out', isNumber: true }, { title: 'Utilisation' },
  { title: 'Errors /s', isNumber: true }, { title: 'Discards /s', isNumber: true }, { title: 'Sampling rate', isNumber: true }, { title: 'Samples lost', isNumber: true }];
const NONE = 'The agent has sent no counters of interfaces in the last quarter of an hour. Let it poll them: on most devices counter polling is a setting beside sampling.';
const RISING = ['ifInOctets', 'ifOutOctets', 'ifInErrors', 'ifOutErrors', 'ifInDiscards', 'ifOutDiscards'];
const LEVELS = ['ifSpeed', 'ifStatus'];
const UP = 3; // RFC 2233 by sFlow: bit 0 administrative, bit 1 operational
const FULL_PERCENT = 80;

/** @param {string} agent @param {AbortSignal} signal @returns {Promise<Interface[]>} by their ifIndex */
export async function loadInterfaces(agent, signal) {
  const from = (/** @type {string} */ names) => `counters last 15m\n| where agent = ${agent} and input is present and ${names}`;
  const named = (/** @type {string[]} */ names) => `name in (${names.map((name) => `"${name}"`).join(', ')})`;
  const [rates, levels, names] = await Promise.all([
    ask({ query: `${from(named(RISING))}\n| stats rate(value) as value by input, name` }, signal),
    ask({ query: `${from(named(LEVELS))}\n| stats last(value) as value by input, name` }, signal),
    ask({ query: `${from('name = "port_name"')}\n| stats last(text) as name by input` }, signal),
  ]);
  /** @type {Map<number, Interface>} */
  const found = new Map();
  for (const [index, name, value] of [...rates.rows, ...levels.rows]) {
    const known = found.get(Number(index)) ?? { index: Number(index), name: `ifIndex ${index}`, values: {} };
    known.values[String(name)] = Number(value);
    found.set(known.index, known);
  }
  for (const [index, name] of names.rows) {
    const known = found.get(Number(index));
    if (known && name) {
      known.name = String(name);
    }
  }
  return [...found.values()].sort((left, right) => left.index - right.index);
}

/** @param {string} agent @param {Interface[]} interfaces @param {Source[]} sources of the agent's report */
export function interfaceTable(agent, interfaces, sources) {
  return listing('Interfaces', HEADS, interfaces.map((each) => row(agent, each, sources.filter(({ class: kind, index }) => kind === 0 && index === each.index))), NONE);
}

/** @param {string} agent @param {Interface} each @param {Source[]} sources */
function row(agent, { index, name, values }, sources) {
  const sampled = sources.find(({ kind }) => kind === 'flow');
  const [received, lost] = [sum(sources.map((source) => source.received)), sum(sources.map((source) => source.lost))];
  return [
    element('a', { href: trafficOf(agent, index), 'data-key': `interface ${index}` }, name),
    state(values.ifStatus),
    values.ifSpeed ? number(values.ifSpeed, 'bit/s') : '',
    number((values.ifInOctets ?? 0) * 8, 'bit/s'),
    number((values.ifOutOctets ?? 0) * 8, 'bit/s'),
    utilisation(values),
    rate((values.ifInErrors ?? 0) + (values.ifOutErrors ?? 0)),
    rate((values.ifInDiscards ?? 0) + (values.ifOutDiscards ?? 0)),
    samplingRate(sampled),
    sources.length === 0 ? '' : number(lossPercent(received, lost), '%'),
  ];
}

/** @param {string} agent @param {number} index */
function trafficOf(agent, index) {
  return queryAddress(`flows last 15m\n| where agent = ${agent} and (input = ${index} or output = ${index})\n| stats sum(bytes) as traffic by src.ip, dst.ip\n| top 20 by traffic`);
}

/** @param {number | undefined} status */
function state(status) {
  if (status === undefined) {
    return '';
  }
  return (status & UP) === UP ? badge('good', 'up') : badge('bad', 'down');
}

/** Of the direction that is fuller. @param {Record<string, number>} values */
function utilisation({ ifSpeed, ifInOctets = 0, ifOutOctets = 0 }) {
  if (!ifSpeed) {
    return '';
  }
  const percent = 100 * Math.max(ifInOctets, ifOutOctets) * 8 / ifSpeed;
  return element('span', { class: 'filled' },
    element('meter', { min: 0, max: 100, high: FULL_PERCENT, optimum: 0, value: percent.toFixed(1), 'aria-label': 'Utilisation' }), `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`);
}

/** @param {number} value */
function rate(value) {
  return value === 0 ? '0' : badge('bad', value < 0.01 ? '< 0.01' : String(Math.round(value * 100) / 100));
}

/** As stated, and as the pool says where that is another one. @param {Source | undefined} source */
function samplingRate(source) {
  if (!source?.statedRate) {
    return '';
  }
  const { statedRate, effectiveRate = statedRate, rateDiffers } = source;
  return rateDiffers ? badge('warn', `1:${amount(statedRate)}, really 1:${amount(Math.round(effectiveRate))}`) : `1:${amount(statedRate)}`;
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
