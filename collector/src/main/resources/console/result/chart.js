// @ts-check
import { element } from '../element.js';
import { Drawing } from './drawing.js';
import { swatch } from './reading.js';

/** @typedef {import('./subject.js').Subject} Subject */
/** @typedef {import('./views.js').Picture} Picture */
/** @typedef {import('./views.js').View} View */

/** An answer drawn: the measure to choose, the picture, a legend that switches series, dragging to zoom. */
export class Chart {
  /** @type {Set<string>} */
  #hidden = new Set();
  /** @type {Subject | undefined} */
  #subject;
  /** @type {View | undefined} */
  #view;

  /**
   * @param {((fromMillis: number, toMillis: number) => void) | undefined} zoom
   * @param {AbortSignal} signal
   */
  constructor(zoom, signal) {
    this.zoom = zoom;
    this.measure = element('select', { 'aria-label': 'Value', onchange: () => this.#draw() });
    this.note = element('span', { class: 'faint' });
    this.legend = element('div', { class: 'legend' });
    this.drawing = new Drawing(signal);
    this.place = element('div', { class: 'chart', hidden: true }, element('div', { class: 'measure' }, this.measure, this.note), this.drawing.place, this.legend);
  }

  /** @param {Subject} subject @param {View | undefined} view without one, the chart hides */
  show(subject, view) {
    this.place.hidden = !view;
    this.#subject = subject;
    this.#view = view;
    if (view) {
      this.#offer(subject.measures.map(({ name }) => name));
      this.#draw();
    }
  }

  /** @param {string[]} names */
  #offer(names) {
    if (names.join() !== [...this.measure.options].map(({ value }) => value).join()) {
      this.measure.replaceChildren(...names.map((name) => new Option(name, name)));
      this.#hidden.clear();
    }
    this.measure.disabled = names.length === 1;
  }

  async #draw() {
    const [subject, view] = [this.#subject, this.#view];
    const measure = subject?.measures.find(({ name }) => name === this.measure.value);
    if (!subject || !view || !measure) {
      return;
    }
    const picture = view.picture(subject, measure);
    const notes = picture.notes.filter((note) => note && (this.zoom || !note.includes('drag')));
    this.note.textContent = notes.join(', ');
    this.drawing.place.style.height = picture.height ? `${picture.height}px` : '';
    await this.drawing.draw(
      (colours, library) => {
        this.legend.replaceChildren(...(picture.legend ?? []).map((entry, index) =>
          this.#key(entry, entry.isOthers ? colours.others : colours.series[index])));
        return picture.option(colours, this.#hidden, library);
      },
      `${view.title} of ${measure.name}: ${picture.label}; the table has its numbers`,
      { brushEnd: ({ areas }) => this.#select(areas[0]?.coordRange, picture.stepMillis) });
    this.zoom && picture.stepMillis !== undefined && this.drawing.select();
  }

  /** @param {[number, number] | undefined} range in milliseconds @param {number | undefined} stepMillis */
  #select(range, stepMillis) {
    if (range && range[1] > range[0]) {
      // whole bins: a part of one looks like a dip
      const step = stepMillis || 1;
      this.zoom?.(Math.floor(range[0] / step) * step, Math.ceil(range[1] / step) * step);
    }
  }

  /**
   * @param {import('./views.js').LegendEntry} entry
   * @param {string} colour
   */
  #key({ name, value }, colour) {
    const isShown = !this.#hidden.has(name);
    const toggle = async () => {
      isShown ? this.#hidden.add(name) : this.#hidden.delete(name);
      await this.#draw();
      [...this.legend.children].find((key) => key.dataset.name === name)?.focus();
    };
    const key = element('button', { type: 'button', 'aria-pressed': String(isShown), title: isShown ? 'Hide' : 'Show', onclick: toggle },
      swatch(colour), element('span', {}, name), element('small', {}, value));
    key.dataset.name = name;
    return key;
  }
}
