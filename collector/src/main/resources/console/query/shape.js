// @ts-check
/** What a query's text says about its answer: which columns are keys, and what made the others. */
import { durationMillis } from './duration.js';
import { tokens } from './language.js';

/** @typedef {import('./language.js').Token} Token */
/** @typedef {{name: string, source: string, call: string}} Output a column: its name, the field or expression behind it, the function called or '' */
/** @typedef {{keys: Output[], values: Output[], binMillis: number}} Shape binMillis is 0 without bin() */

/**
 * The stages of a query, its source first, each without its pipe.
 * @param {string} query
 * @returns {Token[][]}
 */
export function stages(query) {
  /** @type {Token[][]} */
  const found = [[]];
  for (const token of tokens(query)) {
    if (token.kind === 'pipe') {
      found.push([]);
    } else {
      found[found.length - 1].push(token);
    }
  }
  return found;
}

/**
 * The shape that a query's stats stage gives its answer.
 * @param {string} query
 * @returns {Shape | undefined} without stats, none: the answer has rows as they are
 */
export function shapeOf(query) {
  const stats = stages(query).find((stage) => stage[0]?.text === 'stats');
  if (!stats) {
    return undefined;
  }
  const by = stats.findIndex((token) => token.text === 'by');
  const keys = by < 0 ? [] : outputs(stats.slice(by + 1));
  return {
    keys,
    values: outputs(stats.slice(1, by < 0 ? undefined : by)),
    binMillis: durationMillis(keys.find((key) => key.call === 'bin')?.source.slice('bin('.length, -1) ?? ''),
  };
}

/** @param {Token[]} list @returns {Output[]} */
function outputs(list) {
  return split(list).filter((item) => item.length > 0).map((item) => {
    const as = item.findIndex((token) => token.text === 'as');
    const expression = as < 0 ? item : item.slice(0, as);
    const source = expression.map((token) => token.text).join('');
    const call = expression[0]?.kind === 'call' ? expression[0].text : '';
    const alias = as < 0 ? undefined : item[as + 1]?.text;
    return { name: alias ?? (call === 'bin' ? 'time' : source), source, call };
  });
}

/** Cuts a list at the commas outside parentheses. @param {Token[]} list @returns {Token[][]} */
function split(list) {
  /** @type {Token[][]} */
  const parts = [[]];
  let depth = 0;
  for (const token of list) {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
    if (token.text === ',' && depth === 0) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(token);
    }
  }
  return parts;
}
