// @ts-check
/** The collector's HTTP API, as the console uses it. */

/** @typedef {'time' | 'integer' | 'number' | 'boolean' | 'address' | 'mac' | 'text'} Type */
/** @typedef {{name: string, type: Type, unit: string, isCode?: boolean}} Column isCode: its integers name things, as ports do, and count none */
/** @typedef {string | number | boolean | null} Cell null where absent */
/** @typedef {{plusMinus: number, samples: number}} Bound how far an estimate may be from the truth, in 95 of 100 cases, and how many samples say so */
/** @typedef {{rowsScanned: number, rowsMatched: number, blocksRead: number, blocksPruned: number, blocksRemembered: number, elapsedMillis: number}} Statistics */
/** @typedef {{columns: Column[], rows: Cell[][], bounds?: (Bound | null)[][], from: string, to: string, stats: Statistics}} Answer bounds beside rows, cell by cell */
/** @typedef {{name: string, type: Type, unit: string, doc: string}} Field */
/** @typedef {{name: string, doc: string, fields: Field[]}} Table */
/** @typedef {{name: string, kind: string, takes: string, gives: string, doc: string, example: string}} Function */
/** @typedef {{text: string, kind: string, type: string, unit: string, doc: string, from: number, to: number}} Completion */
/** @typedef {{query: string, from?: string, to?: string}} Question from and to as the API takes them */

/** What the collector refuses: why, the cure, and for a mistake in a query its place, both from 1. */
export class Problem extends Error {
  /** @param {{detail?: string, message?: string, line?: number, column?: number}} document message: as Amazon's interface has it */
  constructor({ detail, message, line, column }) {
    super(detail ?? message);
    this.line = line;
    this.column = column;
  }
}

/** Nobody answers at the collector's address. */
export class Unreachable extends Error {}

/**
 * Asks a query.
 * @param {Question} question
 * @param {AbortSignal} [signal]
 * @returns {Promise<Answer>}
 */
export function ask(question, signal) {
  return send('POST', '/api/v1/query', question, signal);
}

/**
 * Asks a query again and again, over a window that slides.
 * @param {Question} question
 * @param {string} every as the API takes it: 1s
 * @param {{rows: (answer: Answer) => void, refused: (problem: Problem) => void, lost: () => void, closed: (problem?: Problem) => void}} listener
 *   refused: the query; lost: the stream broke, and comes back by itself; closed: it is not opened, and does not; with why, if somebody says
 * @param {AbortSignal} signal ends it
 */
export function openStream({ query, from, to }, every, { rows, refused, lost, closed }, signal) {
  const parameters = new URLSearchParams({ q: query, every, ...from && { from }, ...to && { to } });
  const address = `/api/v1/query/stream?${parameters}`;
  const source = new EventSource(address);
  source.addEventListener('rows', (event) => rows(JSON.parse(event.data)));
  source.addEventListener('error', async (event) => {
    if (event instanceof MessageEvent) {
      source.close(); // an error of the query's, not of the connection
      refused(new Problem(JSON.parse(event.data)));
    } else if (source.readyState === EventSource.CLOSED) {
      closed(await refusal(address, signal));
    } else {
      lost();
    }
  });
  signal.addEventListener('abort', () => source.close());
}

/** Why a stream is not opened, which a browser keeps to itself. @param {string} address @param {AbortSignal} signal */
async function refusal(address, signal) {
  const end = new AbortController();
  try {
    const response = await request(address, { signal: AbortSignal.any([signal, end.signal]) });
    response.ok || await understood(response);
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
    if (!signal.aborted && !(error instanceof Unreachable)) {
      throw error;
    }
  } finally {
    end.abort(); // where there is room by now, the next attempt takes it
  }
}

/** @returns {Promise<string[]>} what ails the collector, a sentence each; empty if nothing does */
export async function ailments() {
  return (await json(await request('/healthz'))).problems ?? [];
}

/**
 * A document of the API.
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function get(path, signal) {
  return understood(await request(path, { headers: { Accept: 'application/json' }, signal }));
}

/**
 * Sends a document.
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} path
 * @param {object} [body]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} the document it is answered with, undefined if there is none
 */
export async function send(method, path, body, signal) {
  const headers = { Accept: 'application/json', ...body && { 'Content-Type': 'application/json' } };
  return understood(await request(path, { method, headers, body: body && JSON.stringify(body), signal }));
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
  if (response.status === 204) {
    return undefined;
  }
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
