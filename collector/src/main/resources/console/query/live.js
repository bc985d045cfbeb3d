// @ts-check
import { openStream } from '../api.js';
import { element } from '../element.js';

const EVERY = '1s';
const RETRY_MILLIS = 3000;

/** Lets the answer follow the traffic: a switch, and the stream of answers behind it. */
export class Live {
  #end = new AbortController();
  #isOn = false;

  /**
   * @param {{switched: () => void, rows: (answer: import('../api.js').Answer) => void, refused: (problem: import('../api.js').Problem) => void, lost: () => void}} listener
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
    const stream = () => {
      if (document.hidden || end.signal.aborted) {
        return; // a browser has few connections for a host: none for what nobody sees
      }
      const part = new AbortController();
      const close = () => part.abort();
      end.signal.addEventListener('abort', close, { signal: part.signal });
      document.addEventListener('visibilitychange', close, { signal: part.signal });
      const source = openStream(question, EVERY, {
        rows: this.listener.rows,
        refused: (problem) => {
          this.stop();
          this.listener.refused(problem);
        },
        lost: () => {
          this.listener.lost();
          if (source.readyState === EventSource.CLOSED) {
            part.abort();
            setTimeout(stream, RETRY_MILLIS); // a browser gives up when it is refused
          }
        },
      }, part.signal);
    };
    document.addEventListener('visibilitychange', () => document.hidden || stream(), { signal: end.signal });
    stream();
  }

  stop() {
    this.#end.abort();
  }
}
