// @ts-check
import { Problem, Unreachable } from './api.js';
import { element } from './element.js';
import { focusKey } from './live.js';

/** @typedef {import('./element.js').Child} Child */

/**
 * Asks the reader for something in a window of its own, and does it: closes once it is done, and says in place why it cannot be.
 * @param {HTMLElement} place where it belongs
 * @param {{title: string, action: string, isDanger?: boolean, content: Child[], work: () => Promise<void>, refused?: (problem: Problem) => boolean}} form
 *     refused says itself what is wrong, and returns whether it has
 */
export function openForm(place, { title, action, isDanger, content, work, refused }) {
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const submit = element('button', { type: 'submit', class: isDanger ? 'primary danger' : 'primary' }, action);
  const cancel = element('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel');
  const form = element('form', { novalidate: true, onsubmit: (/** @type {Event} */ event) => send(event) },
    element('h2', { id: 'dialog-title' }, title), ...content, problem, element('div', { class: 'actions' }, cancel, submit));
  const opener = /** @type {HTMLElement} */ (document.activeElement);
  const dialog = element('dialog', { class: 'form', 'aria-labelledby': 'dialog-title', onclose: () => close() }, form);
  const close = () => {
    dialog.remove();
    opener.isConnected || focusKey(place, opener.dataset.key);
  };

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    problem.hidden = true;
    submit.disabled = true;
    try {
      await work();
      dialog.close();
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof Unreachable)) {
        throw error;
      }
      problem.textContent = error.message;
      problem.hidden = error instanceof Problem && refused?.(error) === true;
    } finally {
      submit.disabled = false;
    }
  }

  place.append(dialog);
  dialog.showModal();
}

let fields = 0;

/**
 * A labelled input, with what is wrong with it below.
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} input
 * @param {string} [hint]
 */
export function field(label, input, hint) {
  const id = `field-${++fields}`;
  const wrong = element('small', { class: 'wrong', id: `${id}-wrong`, role: 'alert' });
  input.id = id;
  input.setAttribute('aria-describedby', `${id}-hint ${id}-wrong`);
  const complain = (/** @type {string} */ sentence) => {
    wrong.textContent = sentence;
    input.setAttribute('aria-invalid', String(sentence !== ''));
    sentence && input.focus();
  };
  input.addEventListener('input', () => complain(''));
  const place = element('div', { class: 'field' }, element('label', { for: id }, label), input, element('small', { id: `${id}-hint` }, hint ?? ''), wrong);
  return { place, complain };
}
