// @ts-check
import { queryAddress } from '../address.js';
import { ask } from '../api.js';
import { element } from '../element.js';
import { number } from '../format.js';
import { listing } from '../listing.js';
import { live } from '../live.js';
import { preferences } from '../preferences.js';
import { Drawing } from '../result/drawing.js';
import { reading, TOOLTIP } from '../result/reading.js';
import { countryName, registerWorld } from '../result/world.js';

/** @typedef {import('../result/drawing.js').Colours} Colours */
/** @typedef {{code: string, bytes: number, score: number | null}} Country score: of performance; null where nothing was judged */

const EVERY_MILLIS = 30_000;
const RANGE = { from: 'now-1h', to: 'now' };
const TRAFFIC = 'flows\n| where remote.country is present\n| stats sum(bytes) as traffic by remote.country\n| top 250 by traffic';
const SCORES = 'paths\n| where remote.country is present\n| stats performance() as performance by remote.country';
const NONE = 'No sample of the last hour has a place. Name a database of cities or countries (geo.city-database); Docs, Resources, says where to get one.';
const HEADS = [{ title: 'Country' }, { title: 'Traffic', isNumber: true }, { title: 'Performance', isNumber: true }];
/** @type {[least: number, colour: 'good' | 'warn' | 'danger', title: string][]} */
const GRADES = [[99, 'good', '99 % and more'], [95, 'warn', '95 % to 99 %'], [-Infinity, 'danger', 'below 95 %']];

/** The world: how much goes where, and how well. @param {import('../pages.js').Context} context */
export function map({ place, signal }) {
  const drawing = new Drawing(signal);
  drawing.place.classList.add('world');
  const picture = element('section', { class: 'panel', 'aria-label': 'Map' }, drawing.place, key());
  const list = element('section', { 'aria-label': 'Countries' });
  place.append(picture, list);
  /** @type {Country[]} */
  let countries = [];
  const draw = () => {
    picture.hidden = countries.length === 0;
    picture.hidden || drawing.draw(async (colours, library) => {
      await registerWorld(library);
      return option(countries, colours);
    }, `Map of ${countries.length} countries; the table below has their numbers`);
  };
  preferences.addEventListener('change', draw, { signal });
  live(list, EVERY_MILLIS, async () => (countries = await load(signal)), (found) => {
    draw();
    return [listing('Countries', HEADS, found.map(row), NONE)];
  }, signal);
}

/** @param {AbortSignal} signal @returns {Promise<Country[]>} those with most traffic first */
async function load(signal) {
  const [traffic, judged] = await Promise.all([ask({ query: TRAFFIC, ...RANGE }, signal), ask({ query: SCORES, ...RANGE }, signal)]);
  const scores = new Map(judged.rows.map(([code, score]) => [code, score]));
  return traffic.rows.map(([code, bytes]) => ({ code: String(code), bytes: Number(bytes), score: /** @type {number | null} */ (scores.get(code) ?? null) }));
}

/** @param {Country} country */
function row({ code, bytes, score }) {
  return [
    element('a', { href: queryAddress(`flows\n| where remote.country = "${code}"\n| stats sum(bytes) as traffic by remote.city, provider\n| top 20 by traffic`, RANGE), 'data-key': code }, countryName(code)),
    number(bytes, 'bytes'),
    percent(score),
  ];
}

/** @param {Country[]} countries @param {Colours} colours */
function option(countries, colours) {
  const byCode = new Map(countries.map((country) => [country.code, country]));
  const most = Math.max(...countries.map(({ bytes }) => bytes));
  return {
    tooltip: { ...TOOLTIP, trigger: 'item', formatter: (/** @type {{name: string}} */ { name }) => {
      const country = byCode.get(name);
      return reading(countryName(name), country ? [{ name: 'Traffic', value: number(country.bytes, 'bytes') }, { name: 'Performance', value: percent(country.score) }] : []);
    } },
    series: [{
      type: 'map', map: 'world', top: 8, bottom: 8, selectedMode: false,
      itemStyle: { areaColor: colours.line, borderColor: colours.paper, borderWidth: 0.5 },
      emphasis: { label: { show: false }, itemStyle: { borderColor: colours.ink, areaColor: 'inherit' } },
      data: countries.map(({ code, bytes, score }) => ({
        name: code, value: bytes,
        // the more traffic the stronger, but the least still to be seen
        itemStyle: { areaColor: score === null ? colours.others : colours[grade(score)[1]], opacity: 0.35 + 0.65 * Math.sqrt(bytes / most) },
      })),
    }],
  };
}

/** @param {number} score */
function grade(score) {
  return /** @type {typeof GRADES[number]} */ (GRADES.find(([least]) => score >= least));
}

function key() {
  return element('p', { class: 'faint key' }, 'Performance of the last hour: ',
    ...GRADES.map(([, colour, title]) => element('span', {}, element('i', { class: colour }), title)), element('span', {}, element('i', { class: 'unjudged' }), 'not judged'),
    'The stronger the colour, the more traffic.');
}

/** @param {number | null} score */
function percent(score) {
  return score === null ? 'not judged' : `${(Math.floor(score * 10) / 10)} %`;
}
