// @ts-check
import { ailments, get } from './api.js';
import { element } from './element.js';

const CALM_MILLIS = 5000;
const FIRST_RETRY_MILLIS = 1000;
const LAST_RETRY_MILLIS = 15000;

/** Whether the collector answers: asks again and again, tells the reader, and tells `back` once it does again. */
export class Connection extends EventTarget {
  #down = false;
  #retryMillis = FIRST_RETRY_MILLIS;
  /** @type {number | undefined} */
  #timer;

  /**
   * @param {HTMLElement} state a line for what the collector says of itself
   * @param {HTMLElement} outage where it is told that there is none
   */
  constructor(state, outage) {
    super();
    this.state = state;
    this.outage = outage;
  }

  start() {
    document.addEventListener('visibilitychange', () => document.hidden || this.check());
    this.check();
  }

  /** Asks now. */
  async check() {
    clearTimeout(this.#timer);
    try {
      const [problems, { agents }] = await Promise.all([ailments(), get('/api/v1/agents')]);
      this.#show(problems, agents.length);
    } catch {
      this.#miss();
    }
    if (!document.hidden) {
      this.#later(this.#down ? this.#retryMillis : CALM_MILLIS);
    }
  }

  /**
   * @param {string[]} problems
   * @param {number} agents
   */
  #show(problems, agents) {
    const heard = agents === 0 ? 'no agent heard yet' : agents === 1 ? '1 agent' : `${agents} agents`;
    this.state.className = problems.length > 0 ? 'connection failing' : 'connection';
    this.state.title = problems.join('\n');
    say(this.state, problems.length > 0 ? `${heard}, ${problems[0]}` : heard);
    this.outage.hidden = true;
    this.#retryMillis = FIRST_RETRY_MILLIS;
    if (this.#down) {
      this.#down = false;
      this.dispatchEvent(new Event('back'));
    }
  }

  #miss() {
    this.#retryMillis = this.#down ? Math.min(LAST_RETRY_MILLIS, this.#retryMillis * 2) : FIRST_RETRY_MILLIS;
    this.state.className = 'connection down';
    say(this.state, 'not connected');
    if (!this.#down) {
      this.#down = true;
      this.outage.replaceChildren(
        'The collector does not answer. Is it running? The console tries again by itself and goes on from here. ',
        element('button', { type: 'button', onclick: () => this.check() }, 'Try now'));
      this.outage.hidden = false;
    }
  }

  /** @param {number} millis */
  #later(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), millis);
  }
}

/** Says a thing once: what is said again and again is read out again and again. @param {HTMLElement} place @param {string} text */
function say(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
