// @ts-check
import { openStream, Problem } from '../api.js';
import { element } from '../element.js';

const EVERY = '1s';
const RETRY_MILLIS = 3000;

/** Lets the answer follow the traffic: a switch, and the stream of answers behind it. */
export class Live {
  #end = new AbortController();
  #part = new AbortController(); // of the stream that is open, between two breaks
  #isOn = false;

  /**
   * @param {{switched: () => void, rows: (answer: import('../api.js').Answer) => void, refused: (problem: import('../api.js').Problem) => void, lost: () => void}} listener
   *   refused: a query for good, or a stream for now
   * @param {AbortSignal} signal
   */
  constructor(listener, signal) {
    this.listener = listener;
    this.button = element('button', { type: 'button', class: 'live', title: 'Answers again and again, as the traffic changes', onclick: () => {
      this.isOn = !this.#isOn;
      listener.switched();
    } }, 'Live');
    this.isOn = false;
    signal.addEventListener('abort', () => this.stop());
  }

  get isOn() {
    return this.#isOn;
  }

  set isOn(isOn) {
    this.#isOn = isOn;
    this.button.setAttribute('aria-pressed', String(isOn));
    isOn || this.stop();
  }

  /** Follows a question, in place of the one before. @param {import('../api.js').Question} question */
  follow(question) {
    this.stop();
    const end = new AbortController();
    this.#end = end;
    // a browser has few connections for a host: none for what nobody sees
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#part.abort() : this.#stream(question, end.signal)), { signal: end.signal });
    this.#stream(question, end.signal);
  }

  /** @param {import('../api.js').Question} question @param {AbortSignal} end */
  #stream(question, end) {
    this.#part.abort();
    if (end.aborted || document.hidden) {
      return;
    }
    const part = new AbortController();
    this.#part = part;
    openStream(question, EVERY, {
      ...this.listener,
      closed: (problem) => {
        problem ? this.listener.refused(new Problem({ message: `Live waits: ${problem.message}` })) : this.listener.lost();
        setTimeout(() => part.signal.aborted || this.#stream(question, end), RETRY_MILLIS); // a browser gives up once it is refused
      },
    }, part.signal);
  }

  stop() {
    this.#end.abort();
    this.#part.abort();
  }
}
