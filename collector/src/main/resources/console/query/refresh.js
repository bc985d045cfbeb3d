// @ts-check
import { element } from '../element.js';

/** @type {[title: string, seconds: number][]} */
const INTERVALS = [['off', 0], ['2 s', 2], ['10 s', 10], ['1 min', 60]];

/** Runs the query again a while after the last answer, as long as the page is seen. */
export class Refresh {
  /** @type {number | undefined} */
  #timer;

  /**
   * @param {() => void} due
   * @param {AbortSignal} signal
   */
  constructor(due, signal) {
    this.due = due;
    this.select = element('select', { onchange: () => this.schedule() }, ...INTERVALS.map(([title, seconds]) => new Option(title, String(seconds))));
    this.place = element('label', {}, 'Refresh ', this.select);
    document.addEventListener('visibilitychange', () => this.schedule(), { signal });
    signal.addEventListener('abort', () => this.stop());
  }

  /** Begins to wait anew. */
  schedule() {
    clearTimeout(this.#timer);
    const seconds = Number(this.select.value);
    if (seconds > 0 && !document.hidden) {
      this.#timer = setTimeout(this.due, seconds * 1000);
    }
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
