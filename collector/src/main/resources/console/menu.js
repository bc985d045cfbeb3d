// @ts-check
import { element } from './element.js';

const GAP = 4;

/** @typedef {{title: string, detail?: string, chosen: () => void}} Entry */

/**
 * A button that opens a list.
 * @param {string} title
 * @param {string} empty what the list says when it has no entry
 * @param {() => Entry[]} entries
 */
export function menuButton(title, empty, entries) {
  const button = element('button', { type: 'button', 'aria-haspopup': 'menu', onclick: () => openMenu(button, entries(), empty) }, title);
  return button;
}

/**
 * Opens a list at an element. Arrows move, Enter chooses; Escape or a click elsewhere closes it, and the element has the focus again.
 * @param {HTMLElement} anchor
 * @param {Entry[]} entries
 * @param {string} [heading]
 */
export function openMenu(anchor, entries, heading) {
  const items = entries.map(({ title, detail, chosen }) => element(
    'button',
    { type: 'button', role: 'menuitem', onclick: () => { close(); chosen(); } },
    element('span', {}, title), detail && element('small', {}, detail)));
  const menu = element('div', { class: 'menu', role: 'menu', popover: 'auto', onkeydown: (/** @type {KeyboardEvent} */ event) => move(event, items) },
    entries.length === 0 && element('p', {}, heading ?? ''), ...items);
  const close = () => menu.hidePopover();
  menu.addEventListener('toggle', (/** @type {ToggleEvent} */ event) => {
    if (event.newState === 'closed') {
      const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
      menu.remove();
      inside && anchor.focus({ preventScroll: true });
    }
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor.getBoundingClientRect());
  items[0]?.focus();
}

/** Below its anchor, or above where there is more room, and never out of the window. @param {HTMLElement} menu @param {DOMRect} anchor */
function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const top = below + height <= innerHeight ? below : Math.max(GAP, anchor.top - GAP - height);
  menu.style.left = `${Math.max(GAP, Math.min(anchor.left, innerWidth - width - GAP))}px`;
  menu.style.top = `${top}px`;
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} items */
function move(event, items) {
  const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
  const step = steps[event.key];
  if (step && items.length > 0) {
    event.preventDefault();
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    items[(at + step + items.length) % items.length].focus();
  }
}
