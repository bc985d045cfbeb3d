// @ts-check
import { Problem, Unreachable } from './api.js';
import { element } from './element.js';
import { preferences } from './preferences.js';
import { repeat } from './repeat.js';

const FRESH_MILLIS = 60_000;

/**
 * Keeps a place up to date: loads again and again, draws anew where something has changed, and leaves the focus where it was
 * (on what has the same `data-key`). What the collector refuses is said in the place.
 * @template T
 * @param {HTMLElement} place
 * @param {number} everyMillis
 * @param {() => Promise<T>} load
 * @param {(loaded: T) => Node[]} draw it may tell how old something is, and show times: it is called once a minute at least, and when the zone of times has changed
 * @param {AbortSignal} signal
 * @returns {() => Promise<void>} loads and draws now
 */
export function live(place, everyMillis, load, draw, signal) {
  let drawn = '';
  const again = async () => {
    /** @type {() => Node[]} */
    let nodes;
    let state;
    try {
      const loaded = await load();
      state = JSON.stringify([loaded, Math.floor(Date.now() / FRESH_MILLIS), preferences.utc]);
      nodes = () => draw(loaded);
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      state = error.message;
      nodes = () => [element('p', { class: 'problem', role: 'alert' }, error.message)];
    }
    if (state !== drawn && !signal.aborted) {
      drawn = state;
      refill(place, nodes());
    }
  };
  repeat(everyMillis, again, signal);
  return async () => {
    try {
      await again();
    } catch (error) {
      if (!signal.aborted && !(error instanceof Unreachable)) {
        throw error;
      }
    }
  };
}

/** @param {HTMLElement} place @param {Node[]} nodes */
function refill(place, nodes) {
  const focused = place.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
  place.replaceChildren(...nodes);
  focusKey(place, focused);
}

/** Gives the focus to what has a key, if it is there. @param {HTMLElement} place @param {string | undefined} key */
export function focusKey(place, key) {
  if (key) {
    /** @type {HTMLElement | null} */ (place.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
  }
}
