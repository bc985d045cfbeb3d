// @ts-check
import { replaceSearch } from '../address.js';
import { offer } from '../commands.js';
import { choice, element } from '../element.js';
import { scores } from '../health/scores.js';
import { panel } from '../result/panel.js';
import { panels, STRETCHES } from './panels.js';
import { tiles } from './tiles.js';

/** @typedef {import('./panels.js').Stretch} Stretch */

const EVERY_MILLIS = 5000;

/** The page that stands on the wall: what flows now, who, where, and how healthy it is. @param {import('../pages.js').Context} context */
export function show({ place, search, signal }) {
  const grid = element('div', { class: 'grid' });
  /** @type {AbortController | undefined} */
  let shown;
  /** @param {Stretch} stretch */
  const pick = (stretch) => {
    shown?.abort();
    shown = new AbortController();
    stretches.press(stretch);
    replaceSearch(new URLSearchParams({ from: stretch.from }));
    fill(grid, stretch, AbortSignal.any([signal, shown.signal]));
  };
  /** @type {[string, Stretch][]} */
  const titles = STRETCHES.map((stretch) => [stretch.title, stretch]);
  const stretches = choice('Stretch of time', titles, pick);
  place.append(
    element('div', { class: 'head' }, element('h1', {}, 'Overview'), stretches.place),
    tiles(signal), grid);
  pick(STRETCHES.find(({ from }) => from === search.get('from')) ?? STRETCHES[1]);
  offer(() => STRETCHES.map((stretch) => ({ title: `Show the last ${stretch.title}`, chosen: () => pick(stretch) })), signal);
}

/** @param {HTMLElement} grid @param {Stretch} stretch @param {AbortSignal} signal */
function fill(grid, stretch, signal) {
  const range = { from: stretch.from, to: 'now' };
  const made = panels(stretch).map(({ title, view, isWide, query, cure }) => {
    const place = panel({ title, query, range, view, empty: cure, everyMillis: EVERY_MILLIS, signal });
    isWide && place.classList.add('wide');
    return place;
  });
  grid.replaceChildren(...made.slice(0, 1), scores(range, signal), ...made.slice(1));
}
