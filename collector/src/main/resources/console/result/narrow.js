// @ts-check
import { isNumber } from '../format.js';
import { openMenu } from '../menu.js';
import { isName, literal } from '../query/rewrite.js';

/** @typedef {import('../api.js').Cell} Cell */
/** @typedef {import('../api.js').Column} Column */
/** @typedef {import('../menu.js').Entry} Entry */
/** @typedef {import('../query/shape.js').Shape} Shape */
/** @typedef {import('./result.js').Listener} Listener */

/**
 * Offers to ask for less: rows with a cell's value, or without.
 * @param {HTMLElement} anchor
 * @param {Cell} value
 * @param {Column} column
 * @param {Shape | undefined} shape
 * @param {Listener} listener
 */
export function cellMenu(anchor, value, column, shape, listener) {
  openMenu(anchor, [...narrowing(value, column, shape, listener), breaking(anchor, listener), copying(value)]);
}

/** @param {HTMLElement} anchor @param {Listener} listener @returns {Entry} */
function breaking(anchor, { fields, breakDown }) {
  return { title: 'Break down by …', chosen: () => openMenu(anchor, fields().map((field) => ({ title: field, chosen: () => breakDown(field) })), 'The fields are not known yet.') };
}

/**
 * @param {Cell} value
 * @param {Column} column
 * @param {Shape | undefined} shape
 * @param {Listener} listener
 * @returns {Entry[]}
 */
function narrowing(value, column, shape, { narrow, zoom }) {
  const bin = shape?.keys.find(({ name, call }) => name === column.name && call === 'bin');
  if (bin && value !== null) {
    const from = Date.parse(String(value));
    return [{ title: 'Only this time', detail: bin.source, chosen: () => zoom(from, from + (shape?.binMillis ?? 0)) }];
  }
  if (!isName(column.name)) {
    return []; // what has no name of its own cannot be asked for
  }
  /** @param {string} title @param {string} rest @returns {Entry} */
  const entry = (title, rest) => ({ title, detail: `${column.name} ${rest}`, chosen: () => narrow(column.name, (name) => `${name} ${rest}`) });
  if (value === null) {
    return [entry('Only without', 'is absent'), entry('Only with', 'is present')];
  }
  const text = literal(value, column);
  if (column.type === 'time') {
    return [entry('From here on', `>= ${text}`), entry('Up to here', `<= ${text}`)];
  }
  const equal = [entry('Only this', `= ${text}`), entry('Not this', `!= ${text}`)];
  return isNumber(column) ? [...equal, entry('At least this', `>= ${text}`), entry('At most this', `<= ${text}`)] : equal;
}

/** @param {Cell} value @returns {Entry} */
function copying(value) {
  return { title: 'Copy', chosen: () => navigator.clipboard.writeText(value === null ? '' : String(value)) };
}
