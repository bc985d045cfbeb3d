// @ts-check
import { element } from '../element.js';

/** The tables and their fields beside the editor: found by name or meaning, put into the query by a click. */
export class Fields {
  /** @type {import('../api.js').Table[]} */
  #tables = [];

  /** @param {(name: string) => void} picked */
  constructor(picked) {
    this.picked = picked;
    this.find = element('input', { type: 'search', placeholder: 'Find a field', 'aria-label': 'Find a field', oninput: () => this.#draw() });
    this.list = element('div', { class: 'list' });
    this.details = element('details', {}, element('summary', {}, 'Fields'), this.find, this.list);
    this.details.open = matchMedia('(min-width: 60em)').matches;
    this.place = element('aside', { 'aria-label': 'Fields' }, this.details);
  }

  get tables() {
    return this.#tables;
  }

  set tables(tables) {
    this.#tables = tables;
    this.#draw();
  }

  #draw() {
    const wanted = this.find.value.trim().toLowerCase();
    const found = this.#tables.flatMap(({ name, doc, fields }) => {
      const items = fields.filter((field) => `${field.name} ${field.doc}`.toLowerCase().includes(wanted)).map((field) => this.#item(field));
      return items.length > 0 ? [element('h2', { title: doc }, name), ...items] : [];
    });
    this.list.replaceChildren(...found.length > 0 ? found : [element('p', {}, wanted ? `No field is called or described by “${wanted}”.` : '')]);
  }

  /** @param {import('../api.js').Field} field */
  #item({ name, type, unit, doc }) {
    const kind = unit && unit !== 'ms' ? unit : type;
    return element('button', { type: 'button', title: doc, onclick: () => this.picked(name) },
      element('span', {}, name), element('small', {}, kind));
  }
}
