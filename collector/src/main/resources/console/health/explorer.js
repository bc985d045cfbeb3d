// @ts-check
import { replaceSearch } from '../address.js';
import { field } from '../dialog.js';
import { choice, element } from '../element.js';
import { panel } from '../result/panel.js';
import { quoted, where } from '../text.js';
import { linesPanel } from './lines.js';
import { suggest } from './suggestions.js';

/** @typedef {{title: string, from: string, bin: string}} Stretch */

/** @type {Stretch[]} */
const STRETCHES = [
  { title: '1 h', from: 'now-1h', bin: '1m' },
  { title: '24 h', from: 'now-24h', bin: '15m' },
  { title: '7 d', from: 'now-7d', bin: '2h' },
  { title: '30 d', from: 'now-30d', bin: '8h' },
];
const FILTERS = [
  { key: 'local', label: 'Local subnet', name: 'local.subnet' },
  { key: 'provider', label: 'Provider', name: 'provider' },
  { key: 'country', label: 'Country', name: 'remote.country' },
  { key: 'city', label: 'City', name: 'remote.city' },
];
const CITY = 'remote.city';
const EVERY_MILLIS = 30_000;
const UNJUDGED = 'No path that meets this was judged in this stretch of time. Loosen a filter, or choose a longer stretch.';
const QUIET = 'No sample meets this. Loosen a filter, or choose a longer stretch of time.';
const NO_ROUND_TRIPS = 'No sample that meets this tells a round trip: hosts with host-sflow and its tcp module do.';

/** The past: score, traffic and round trips of some part of it. @param {import('../pages.js').Context} context */
export function explorer({ place, search, signal }) {
  const grid = element('div', { class: 'grid' });
  let stretch = STRETCHES.find(({ from }) => from === search.get('from')) ?? STRETCHES[0];
  const filters = FILTERS.map((filter) => input(filter, search.get(filter.key) ?? '', () => stretch, () => draw(), signal));
  /** @type {AbortController | undefined} */
  let drawn;
  const draw = () => {
    drawn?.abort();
    drawn = new AbortController();
    const chosen = filters.filter(({ value }) => value() !== '');
    replaceSearch(new URLSearchParams([['view', 'explorer'], ['from', stretch.from], ...chosen.map(({ key, value }) => [key, value()])]));
    stretches.press(stretch);
    grid.replaceChildren(...panels(stretch, chosen.map(({ name, value }) => ({ name, value: value() })), AbortSignal.any([signal, drawn.signal])));
  };
  const stretches = choice('Stretch of time', STRETCHES.map((each) => /** @type {[string, Stretch]} */ ([each.title, each])), (picked) => {
    stretch = picked;
    draw();
  });
  place.append(element('form', { class: 'filters', onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, ...filters.map((filter) => filter.place), stretches.place), grid);
  draw();
}

/**
 * @param {typeof FILTERS[number]} filter
 * @param {string} value
 * @param {() => Stretch} stretch
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
function input({ key, label, name }, value, stretch, changed, signal) {
  const known = element('datalist', { id: `known-${key}` });
  const box = element('input', { type: 'search', value, list: known.id, placeholder: 'any', autocomplete: 'off', onchange: changed, onfocus: () => suggest(known, name, stretch().from, signal) });
  const { place } = field(label, box);
  place.append(known);
  return { key, name, place, value: () => box.value.trim() };
}

/** @param {Stretch} stretch @param {{name: string, value: string}[]} filters @param {AbortSignal} signal */
function panels({ from, bin }, filters, signal) {
  const conditions = filters.map(({ name, value }) => `${name} = ${quoted(value)}`);
  // paths are kept by country, not by city
  const ofPaths = conditions.filter((_, index) => filters[index].name !== CITY);
  const roundTrips = [...conditions, 'tcp.rtt is present'];
  const asked = { range: { from, to: 'now' }, everyMillis: EVERY_MILLIS, signal };
  return [
    linesPanel({ title: 'Score', empty: UNJUDGED, areScores: true, query: `paths\n${where(ofPaths)}| stats performance() as performance, availability() as availability by bin(${bin})`, ...asked }),
    panel({ title: 'Traffic', view: 'areas', empty: QUIET, query: `flows\n${where(conditions)}| stats sum(bytes) as traffic by bin(${bin})`, ...asked }),
    linesPanel({ title: 'Round trips', empty: NO_ROUND_TRIPS, query: `flows\n${where(roundTrips)}| stats p50(tcp.rtt) as p50, p90(tcp.rtt) as p90, p95(tcp.rtt) as p95 by bin(${bin})`, ...asked }),
    panel({ title: 'Places and providers', view: 'table', empty: QUIET, query: `flows\n${where(conditions)}| stats sum(bytes) as traffic, p50(tcp.rtt) as p50, p95(tcp.rtt) as p95 by local.subnet, provider, remote.country, remote.city\n| top 100 by traffic`, ...asked }),
  ];
}
