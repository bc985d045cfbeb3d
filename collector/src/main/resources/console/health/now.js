// @ts-check
import { get } from '../api.js';
import { element } from '../element.js';
import { live } from '../live.js';
import { impairedPaths } from './impaired.js';
import { scores } from './scores.js';

const EVERY_MILLIS = 10_000;
const UNJUDGED = 'No path was judged in the last quarter of an hour. Paths are judged by themselves once agents send samples of your networks; Docs, Resources, says which networks are yours.';

/** The scores of the last hours, and what is impaired at the moment. @param {import('../pages.js').Context} context */
export function now({ place, signal }) {
  const paths = element('div');
  live(paths, EVERY_MILLIS, () => get('/api/v1/health?from=now-15m', signal), 
    ({ now: newest, impaired }) => [newest ? impairedPaths(impaired) : element('p', { class: 'empty' }, UNJUDGED)], signal);
  place.append(
    scores({ from: 'now-3h', to: 'now' }, signal),
    element('section', { 'aria-label': 'Impaired paths' }, element('h2', {}, 'Impaired paths'), paths));
}
