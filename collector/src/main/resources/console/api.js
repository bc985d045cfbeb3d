// @ts-check
/** The collector's HTTP API, as the console uses it. */

/** @typedef {{name: string, type: string, unit: string}} Column */
/** @typedef {{columns: Column[], rows: any[][], from: string, to: string, stats: {rowsScanned: number, rowsMatched: number, blocksRead: number, blocksPruned: number, elapsedMillis: number}}} Answer */

/** A mistake in a query: where it is, and what to do about it. */
export class QueryProblem extends Error {
  /** @param {{detail: string, line?: number, column?: number}} problem */
  constructor(problem) {
    super(problem.detail);
    this.line = problem.line;
    this.column = problem.column;
  }
}

/**
 * Asks a query.
 * @param {string} query
 * @param {string} from when the range begins, as in now-1h; empty for the query's own
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export async function ask(query, from, signal) {
  const body = from ? { query, from, to: 'now' } : { query };
  const response = await fetch('/api/v1/query', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    throw new QueryProblem(await response.json());
  }
  return response.json();
}

/** @returns {Promise<{name: string, doc: string, fields: {name: string, type: string, unit: string, doc: string}[]}[]>} */
export async function tables() {
  const response = await fetch('/api/v1/fields');
  return (await response.json()).tables;
}

/** @returns {Promise<string>} what the collector says of itself, in a few words */
export async function status() {
  const [health, agents] = await Promise.all([fetch('/healthz'), fetch('/api/v1/agents')]);
  const state = (await health.json()).status;
  const count = (await agents.json()).agents.length;
  return `${count} ${count === 1 ? 'agent' : 'agents'} · ${state}`;
}
