// @ts-check
import { choice, element } from '../element.js';
import { time } from '../format.js';
import { preferences } from '../preferences.js';
import { durationMillis } from './duration.js';

/** @typedef {import('../address.js').Range} Range */

/** @type {[title: string, from: string][]} */
const PRESETS = [['5 m', 'now-5m'], ['15 m', 'now-15m'], ['1 h', 'now-1h'], ['6 h', 'now-6h'], ['24 h', 'now-24h'], ['7 d', 'now-7d']];
const CUSTOM = 'custom';

/** @type {Range} */
export const DEFAULT_RANGE = { from: PRESETS[0][1], to: 'now' };

/** @param {number} fromMillis @param {number} toMillis @returns {Range} */
export function between(fromMillis, toMillis) {
  return { from: new Date(fromMillis).toISOString(), to: new Date(toMillis).toISOString() };
}

/** Picks the range of time: a preset up to now, or two times. */
export class RangePicker {
  #range = DEFAULT_RANGE;

  /**
   * @param {(range: Range) => void} picked
   * @param {AbortSignal} signal
   */
  constructor(picked, signal) {
    this.picked = picked;
    const presets = choice('Time range', [...PRESETS, ['Custom', CUSTOM]], (from) =>
      (from === CUSTOM ? this.#edit() : picked({ from, to: 'now' })));
    this.press = presets.press;
    this.from = element('input', { type: 'datetime-local', step: '1', 'aria-label': 'From', required: true });
    this.to = element('input', { type: 'datetime-local', step: '1', 'aria-label': 'To', required: true });
    this.zone = element('span', { class: 'faint' });
    this.form = element('form', { class: 'custom', hidden: true, novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#submit(event), oninput: () => this.to.setCustomValidity('') },
      this.from, '–', this.to, this.zone, element('button', { type: 'submit' }, 'Apply'));
    this.place = element('div', { class: 'range' }, presets.place, this.form);
    preferences.addEventListener('change', () => this.#fill(), { signal });
    this.show(DEFAULT_RANGE, false);
  }

  /**
   * @param {Range} range
   * @param {boolean} overruled whether the query names a range of its own
   */
  show(range, overruled) {
    this.#range = range;
    const preset = range.to === 'now' && PRESETS.some(([, from]) => from === range.from);
    this.press(overruled ? undefined : preset ? range.from : CUSTOM);
    this.place.title = overruled ? 'The query names its own range; a range picked here takes its place' : '';
    this.form.hidden = overruled || preset;
    this.#fill();
  }

  #edit() {
    this.form.hidden = false;
    this.press(CUSTOM);
    this.#fill();
    this.from.focus();
  }

  #fill() {
    const now = Date.now();
    this.from.value = field(millis(this.#range.from, now));
    this.to.value = field(millis(this.#range.to, now));
    this.zone.textContent = preferences.utc ? 'UTC' : '';
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const [from, to] = [this.from, this.to].map((input) => Date.parse(input.value + (preferences.utc ? 'Z' : '')));
    this.to.setCustomValidity(from < to ? '' : 'The range must end after it begins.');
    if (this.form.reportValidity()) {
      this.picked(between(from, to));
    }
  }
}

/** @param {number} at milliseconds since 1970 */
function field(at) {
  return time(Math.floor(at / 1000) * 1000, preferences.utc).replace(' ', 'T');
}

/** @param {string} text @param {number} now milliseconds since 1970 */
function millis(text, now) {
  if (text === 'now') {
    return now;
  }
  if (text.startsWith('now-')) {
    return now - durationMillis(text.slice('now-'.length));
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? now : at;
}
