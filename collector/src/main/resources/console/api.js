// @ts-check
/** The collector's HTTP API, as the console uses it. */

/** @typedef {'time' | 'integer' | 'number' | 'boolean' | 'address' | 'mac' | 'text'} Type */
/** @typedef {{name: string, type: Type, unit: string, isCode?: boolean}} Column isCode: its integers name things, as ports do, and count none */
/** @typedef {string | number | boolean | null} Cell null where absent */
/** @typedef {{rowsScanned: number, rowsMatched: number, blocksRead: number, blocksPruned: number, elapsedMillis: number}} Statistics */
/** @typedef {{columns: Column[], rows: Cell[][], from: string, to: string, stats: Statistics}} Answer */
/** @typedef {{name: string, type: Type, unit: string, doc: string}} Field */
/** @typedef {{name: string, doc: string, fields: Field[]}} Table */
/** @typedef {{query: string, from?: string, to?: string}} Question from and to as the API takes them */

/** What the collector refuses: why, the cure, and for a mistake in a query its place, both from 1. */
export class Problem extends Error {
  /** @param {{detail: string, line?: number, column?: number}} document */
  constructor({ detail, line, column }) {
    super(detail);
    this.line = line;
    this.column = column;
  }
}

/** Nobody answers at the collector's address. */
export class Unreachable extends Error {}

/**
 * Asks a query.
 * @param {Question} question
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export async function ask(question, signal) {
  const response = await request('/api/v1/query', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(question),
    signal,
  });
  return understood(response);
}

/** @returns {Promise<Table[]>} */
export async function tables() {
  return (await understood(await request('/api/v1/fields'))).tables;
}

/** @returns {Promise<number>} how many agents have been heard */
export async function agentCount() {
  return (await understood(await request('/api/v1/agents'))).agents.length;
}

/** @returns {Promise<string[]>} what ails the collector, a sentence each; empty if nothing does */
export async function ailments() {
  const response = await request('/healthz');
  return (await json(response)).problems ?? [];
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function request(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new Unreachable('The collector does not answer.', { cause: error });
  }
}

/** @param {Response} response */
async function understood(response) {
  const document = await json(response);
  if (!response.ok) {
    throw new Problem(document);
  }
  return document;
}

/** @param {Response} response */
async function json(response) {
  if (/\bjson\b/.test(response.headers.get('Content-Type') ?? '')) {
    return response.json();
  }
  // a proxy speaks in the collector's place
  throw new Unreachable(`The collector does not answer; something else does, with status ${response.status}.`);
}
