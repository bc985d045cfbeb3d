// @ts-check
/** Pieces of the flow language. */

/** A text as a literal. @param {string} text */
export function quoted(text) {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A condition that is true if all of some are; '' where there are none. @param {string[]} conditions */
export function where(conditions) {
  return conditions.length === 0 ? '' : `| where ${conditions.join(' and ')}\n`;
}
