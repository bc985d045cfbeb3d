// @ts-check
/** An answer as a file. */

/** @typedef {import('../api.js').Answer} Answer */

const REVOKED_MILLIS = 10_000;

/** RFC 4180, as the collector writes it: an absent cell is empty, an empty text in quotes. @param {Answer} answer */
export function csv({ columns, rows }) {
  const lines = [columns.map(({ name }) => quoted(name)), ...rows.map((row) => row.map(quoted))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** Hands a file to the reader. @param {string} name @param {string} mediaType @param {string} content */
export function save(name, mediaType, content) {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  saveAddress(name, address);
  setTimeout(() => URL.revokeObjectURL(address), REVOKED_MILLIS);
}

/** @param {string} name @param {string} address of the content */
export function saveAddress(name, address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** @param {import('../api.js').Cell} cell */
function quoted(cell) {
  if (cell === null) {
    return '';
  }
  const text = String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
