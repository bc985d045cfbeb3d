// @ts-check
import { element } from '../element.js';

/** @typedef {{name: string, kind: string, doc: string, insert: string}} Entry */
/** @typedef {{title: string, doc: string, entries: Entry[]}} Section */

/** The tables, their fields, and the functions beside the editor: found by name or meaning, put into the query by a click. */
export class Reference {
  /** @type {Section[]} */
  #sections = [];
  /** @type {import('../api.js').Table[]} */
  #tables = [];

  /** @param {(text: string) => void} picked */
  constructor(picked) {
    this.picked = picked;
    this.find = element('input', { type: 'search', placeholder: 'Find a field or function', 'aria-label': 'Find a field or function', oninput: () => this.#draw() });
    this.list = element('div', { class: 'list' });
    this.details = element('details', {}, element('summary', {}, 'Fields and functions'), this.find, this.list);
    this.details.open = matchMedia('(min-width: 60em)').matches;
    this.place = element('aside', { 'aria-label': 'Fields and functions' }, this.details);
  }

  /** Whether there is anything to look up yet. */
  get isEmpty() {
    return this.#sections.length === 0;
  }

  /** @param {import('../api.js').Table[]} tables @param {import('../api.js').Function[]} functions */
  show(tables, functions) {
    this.#tables = tables;
    this.#sections = [
      ...tables.map(({ name, doc, fields }) => ({ title: name, doc, entries: fields.map(fieldEntry) })),
      { title: 'functions', doc: 'What computes one value of many rows, or of one.', entries: functions.map(functionEntry) },
    ];
    this.#draw();
  }

  /** The fields of a table, the first one's if it is not known. @param {string} [table] */
  fieldsOf(table) {
    const known = this.#tables.find(({ name }) => name === table) ?? this.#tables[0];
    return known?.fields.map(({ name }) => name) ?? [];
  }

  #draw() {
    const wanted = this.find.value.trim().toLowerCase();
    const found = this.#sections.flatMap(({ title, doc, entries }) => {
      const items = entries.filter((entry) => `${entry.name} ${entry.doc}`.toLowerCase().includes(wanted)).map((entry) => this.#item(entry));
      return items.length > 0 ? [element('h2', { title: doc }, title), ...items] : [];
    });
    this.list.replaceChildren(...found.length > 0 ? found : [element('p', {}, wanted ? `Nothing is called or described by “${wanted}”.` : '')]);
  }

  /** @param {Entry} entry */
  #item({ name, kind, doc, insert }) {
    return element('button', { type: 'button', title: doc, onclick: () => this.picked(insert) },
      element('span', {}, name), element('small', {}, kind), element('small', { class: 'doc' }, doc));
  }
}

/** @param {import('../api.js').Field} field @returns {Entry} */
function fieldEntry({ name, type, unit, doc }) {
  return { name, kind: unit && unit !== 'ms' ? unit : type, doc, insert: name };
}

/** @param {import('../api.js').Function} described @returns {Entry} */
function functionEntry({ name, kind, doc, example }) {
  return { name: `${name}()`, kind, doc, insert: example };
}
