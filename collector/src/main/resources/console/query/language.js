// @ts-check
/** A query cut into tokens: for its colours, and for whoever reads or rewrites it. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { KEYWORDS } from './vocabulary.js';

/** @typedef {'comment' | 'text' | 'time' | 'network' | 'mac' | 'quantity' | 'call' | 'word' | 'pipe' | 'sign' | 'other'} Kind */
/** @typedef {{kind: Kind | 'keyword', text: string, start: number, end: number}} Token */

/** @type {[Kind, string][]} in the order in which they are tried */
const PATTERNS = [
  ['comment', '//[^\\r\\n]*'],
  ['text', '"(?:[^"\\\\\\r\\n]|\\\\.)*"?|\'(?:[^\'\\\\\\r\\n]|\\\\.)*\'?'],
  ['time', '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)?)?'],
  ['network', '\\d+\\.\\d+\\.\\d+\\.\\d+(?:/\\d+)?'],
  ['mac', '(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}'],
  ['network', '[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:/\\d+)?'],
  ['quantity', '\\d+(?:\\.\\d+)?[a-zA-Z\u00b5%]*|AS\\d+\\b'],
  ['call', '[a-zA-Z_]\\w*(?=\\s*\\()'],
  ['word', '[a-zA-Z_]\\w*(?:\\.\\w+)*'],
  ['pipe', '\\|'],
  ['sign', '[!<>=]=?|[-,()]'],
];

/** @type {Record<Token['kind'], string | null>} what CodeMirror calls them */
const STYLES = {
  comment: 'comment', text: 'string', time: 'number', network: 'number', mac: 'number', quantity: 'number',
  call: 'function', word: null, keyword: 'keyword', pipe: 'operator', sign: null, other: null,
};

/** @param {string} flags */
const compiled = (flags) => PATTERNS.map(([kind, pattern]) => /** @type {[Kind, RegExp]} */ ([kind, new RegExp(pattern, flags)]));
const STICKY = compiled('y');
const ANCHORED = compiled('').map(([kind, pattern]) => /** @type {[Kind, RegExp]} */ ([kind, new RegExp(`^(?:${pattern.source})`)]));

/** @param {Kind} kind @param {string} text @returns {Token['kind']} */
function kindOf(kind, text) {
  const named = kind === 'word' || kind === 'call'; // as "in (" may look like a call
  return named && KEYWORDS.has(text) ? 'keyword' : kind;
}

/**
 * The tokens of a query, without space and comments.
 * @param {string} query
 * @returns {Token[]}
 */
export function tokens(query) {
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < query.length;) {
    const [kind, text] = tokenAt(query, at);
    if (text.trim() && kind !== 'comment') {
      found.push({ kind: kindOf(kind, text), text, start: at, end: at + text.length });
    }
    at += text.length;
  }
  return found;
}

/** @param {string} query @param {number} at @returns {[Kind, string]} */
function tokenAt(query, at) {
  for (const [kind, pattern] of STICKY) {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match) {
      return [kind, match[0]];
    }
  }
  return ['other', query[at]];
}

const language = StreamLanguage.define({
  name: 'flow',
  languageData: { commentTokens: { line: '//' }, closeBrackets: { brackets: ['(', '"'] } },
  token(stream) {
    if (stream.eatSpace()) {
      return null;
    }
    for (const [kind, pattern] of ANCHORED) {
      if (stream.match(pattern)) {
        return STYLES[kindOf(kind, stream.current())];
      }
    }
    stream.next();
    return null;
  },
  tokenTable: { function: tags.function(tags.variableName) },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--keyword)', fontWeight: '600' },
  { tag: tags.number, color: 'var(--literal)' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: tags.function(tags.variableName), color: 'var(--call)' },
  { tag: tags.operator, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
]);

/** The language for the editor. */
export const flowLanguage = [language, syntaxHighlighting(colours)];
