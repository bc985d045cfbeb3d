// @ts-check
import { queryAddress } from '../address.js';
import { Problem } from '../api.js';
import { element } from '../element.js';
import { preferences } from '../preferences.js';
import { repeat } from '../repeat.js';

/** @typedef {import('../address.js').Range} Range */

/**
 * The section of a query that is asked again and again, and drawn: also anew, when the reader wants times shown in another way.
 * Its title opens the query where it can be changed.
 * @template T
 * @param {{title: string, query: string, range?: Range, everyMillis: number, load: () => Promise<T>, draw: (loaded: T) => void, say: (refusal: string) => void, signal: AbortSignal}} frame
 *   say: gets what the collector refuses
 * @param {...Node} content
 * @returns {HTMLElement}
 */
export function frame({ title, query, range, everyMillis, load, draw, say, signal }, ...content) {
  /** @type {T | undefined} */
  let loaded;
  preferences.addEventListener('change', () => loaded && draw(loaded), { signal });
  repeat(everyMillis, async () => {
    try {
      loaded = await load();
      draw(loaded);
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      say(error.message);
    }
  }, signal);
  return element('section', { class: 'panel', 'aria-label': title },
    element('h2', {}, element('a', { href: queryAddress(query, range), title: 'Open this query' }, title)), ...content);
}
