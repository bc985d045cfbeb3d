// @ts-check
import { field } from '../dialog.js';
import { element } from '../element.js';
import { suggest } from './suggestions.js';

/** @typedef {{type: string, identifier: string}} Resource */
/** @typedef {{type: string, field: string}} ResourceType field: of a flow, behind local. or remote., that names such a resource */
/** @typedef {'local' | 'remote'} Side */
/** @typedef {{type: HTMLSelectElement, identifier: HTMLInputElement, complain: (sentence: string) => void, place: HTMLElement}} Line */

/** The word for a type: Subnet of AWS::EC2::Subnet. @param {string} type */
export function typeName(type) {
  return type.split('::').at(-1) ?? type;
}

/** A list of resources to be filled in. */
export class ResourceList {
  /** @type {Line[]} */
  #lines = [];

  /**
   * @param {string} title
   * @param {string} hint
   * @param {Side} side
   * @param {ResourceType[]} types
   * @param {AbortSignal} signal
   */
  constructor(title, hint, side, types, signal) {
    this.side = side;
    this.types = types;
    this.signal = signal;
    this.lines = element('div', { class: 'lines' });
    this.place = element('fieldset', {}, element('legend', {}, title), element('small', {}, hint), this.lines,
      element('button', { type: 'button', onclick: () => this.add() }, `Add a ${side} resource`));
  }

  /** @param {Resource} [resource] */
  add(resource) {
    const type = element('select', { onchange: () => this.#suggest(type, known) }, ...this.types.map((each) => new Option(typeName(each.type), each.type)));
    type.value = resource?.type ?? this.types[0].type;
    const known = element('datalist', { id: `known-${this.side}-${this.lines.childElementCount}-${Date.now()}` });
    const identifier = element('input', { value: resource?.identifier ?? '', list: known.id, autocomplete: 'off', spellcheck: 'false', onfocus: () => this.#suggest(type, known) });
    const { place, complain } = field('Name, id or ARN', identifier);
    /** @type {Line} */
    const line = { type, identifier, complain, place: element('div', { class: 'line' }, field('Type', type).place, place, known) };
    line.place.append(element('button', { type: 'button', class: 'quiet', onclick: () => this.#remove(line) }, 'Remove'));
    this.#lines.push(line);
    this.lines.append(line.place);
    resource || type.focus();
  }

  /** @returns {Resource[]} */
  get resources() {
    return this.#lines.map(({ type, identifier }) => ({ type: type.value, identifier: identifier.value.trim() }));
  }

  /** Says what is wrong at a line, if there is such a line. @param {number} index @param {string} sentence */
  complain(index, sentence) {
    this.#lines[index]?.complain(sentence);
    return index < this.#lines.length;
  }

  /** @param {Line} line */
  #remove(line) {
    this.#lines.splice(this.#lines.indexOf(line), 1);
    line.place.remove();
  }

  /** Offers what flows of the last hour have. @param {HTMLSelectElement} type @param {HTMLElement} known */
  #suggest(type, known) {
    const name = this.types.find((each) => each.type === type.value)?.field;
    suggest(known, `${this.side}.${name}`, 'now-1h', this.signal);
  }
}
