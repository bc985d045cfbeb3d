// @ts-check
import { commands } from './commands.js';
import { element } from './element.js';

/** @typedef {import('./commands.js').Command} Command */

const MAX_SHOWN = 50;

/** Everything that can be done, found by its name: opened by Ctrl-K. */
export class Palette {
  /** @type {Command[]} */
  #offered = [];
  /** @type {Command[]} */
  #found = [];
  #active = 0;

  constructor() {
    this.find = element('input', {
      type: 'search', role: 'combobox', placeholder: 'Go to a page, run a query …', 'aria-label': 'Command',
      'aria-controls': 'commands', 'aria-expanded': 'true', 'aria-autocomplete': 'list', autocomplete: 'off',
      oninput: () => this.#search(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    this.list = element('ul', { id: 'commands', role: 'listbox', 'aria-label': 'Commands', onclick: (/** @type {MouseEvent} */ event) => this.#click(event) });
    this.place = element('dialog', { class: 'palette', 'aria-label': 'Commands', closedby: 'any' }, this.find, this.list);
  }

  start() {
    document.body.append(this.place);
    addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.open();
      }
    }, { capture: true }); // before the editor, which deletes to the line's end
  }

  open() {
    if (!this.place.open) {
      this.#offered = commands();
      this.find.value = '';
      this.#search();
      this.place.showModal();
    }
  }

  #search() {
    const words = this.find.value.toLowerCase().split(/\s+/);
    const matches = (/** @type {Command} */ { title, detail }) => words.every((/** @type {string} */ word) => `${title} ${detail ?? ''}`.toLowerCase().includes(word));
    this.#found = this.#offered.filter(matches).slice(0, MAX_SHOWN);
    this.list.replaceChildren(...this.#found.length > 0 ? this.#found.map(item) : [element('li', { role: 'option', 'aria-disabled': 'true' }, 'No command has these words.')]);
    this.#activate(0);
  }

  /** @param {number} index */
  #activate(index) {
    this.#active = index;
    [...this.list.children].forEach((child, at) => (child.ariaSelected = String(at === index)));
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
    this.find.setAttribute('aria-activedescendant', this.list.children[index]?.id ?? '');
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && this.#found.length > 0) {
      event.preventDefault();
      this.#activate((this.#active + step + this.#found.length) % this.#found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#choose(this.#active);
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const chosen = /** @type {Element} */ (event.target).closest('li');
    this.#choose(chosen ? [...this.list.children].indexOf(chosen) : -1);
  }

  /** @param {number} index */
  #choose(index) {
    const command = this.#found[index];
    if (command) {
      this.place.close();
      command.chosen();
    }
  }
}

/** @param {Command} command @param {number} index */
function item({ title, detail }, index) {
  return element('li', { role: 'option', id: `command-${index}` }, element('span', {}, title), detail && element('small', {}, detail));
}
