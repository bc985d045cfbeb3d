// @ts-check
/** Elements of the page. Text goes in as text: no value is ever read as HTML. */

/** @typedef {Node | string | false | null | undefined} Child */

/**
 * An element with its attributes, listeners (onclick …) and children; what is false or absent is left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any} an HTMLElement of the tag's type
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child || child === '')));
  return made;
}

/**
 * A group of buttons of which one is pressed.
 * @template T
 * @param {string} label
 * @param {[title: string, value: T][]} choices
 * @param {(value: T) => void} chosen
 */
export function choice(label, choices, chosen) {
  const buttons = choices.map(([title, value]) =>
    element('button', { type: 'button', 'aria-pressed': 'false', onclick: () => chosen(value) }, title));
  const place = element('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons);
  /** @param {T | undefined} value */
  const press = (value) => buttons.forEach((button, index) =>
    button.setAttribute('aria-pressed', String(choices[index][1] === value)));
  return { place, press };
}
