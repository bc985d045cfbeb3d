// @ts-check
import { element } from '../element.js';

const SERIES_COLOURS = 12;

/** The theme's colours, as a canvas needs them. @typedef {ReturnType<typeof colours>} Colours */

/** A place for one picture by ECharts, which is loaded with the first of them. */
export class Drawing {
  #turn = 0;
  /** @type {any} */
  #chart;

  /** @param {AbortSignal} signal ends it */
  constructor(signal) {
    this.place = element('div', { class: 'canvas' });
    const observer = new ResizeObserver(() => this.#chart?.resize());
    observer.observe(this.place);
    signal.addEventListener('abort', () => {
      this.#turn = -1;
      observer.disconnect();
      this.#chart?.dispose();
    });
  }

  /**
   * Draws in place of what was drawn before.
   * @param {(colours: Colours, library: any) => object | Promise<object>} option gives what ECharts takes
   * @param {string} label what the picture shows, for those who do not see it
   * @param {Record<string, (event: any) => void>} [listeners] of ECharts' events
   */
  async draw(option, label, listeners = {}) {
    const turn = ++this.#turn;
    const library = await import('echarts');
    const made = await option(colours(this.place), library);
    if (turn !== this.#turn) {
      return; // another drawing, or the end, came in between
    }
    this.#chart ??= library.init(this.place);
    this.#chart.setOption({ animation: false, ...made }, true);
    this.place.role = 'img'; // not before there is something to name
    this.place.ariaLabel = label;
    for (const [event, told] of Object.entries(listeners)) {
      this.#chart.off(event);
      this.#chart.on(event, told);
    }
  }

  /** Lets a drag select a stretch of the horizontal axis, which is told as `brushEnd`. */
  select() {
    this.#chart?.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: { brushType: 'lineX', brushMode: 'single' } });
  }

  /** The picture as a PNG, as an address of the form data:. */
  png() {
    return this.#chart?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: colours(this.place).paper });
  }
}

/** @param {HTMLElement} place */
function colours(place) {
  const probe = element('span');
  place.append(probe);
  const colour = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    ink: colour('ink'), faint: colour('faint'), line: colour('line'), paper: colour('paper'), ground: colour('ground'),
    accent: colour('accent'), selection: colour('selection'), others: colour('others'),
    good: colour('good'), warn: colour('warn'), danger: colour('danger'),
    series: Array.from({ length: SERIES_COLOURS }, (_, index) => colour(`series-${index + 1}`)),
  };
  probe.remove();
  return found;
}
