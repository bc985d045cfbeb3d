// @ts-check
/** Queries that are kept under a name, on the collector, for everybody who uses it. */
import { get, send } from '../api.js';

const PATH = '/api/v1/queries';

/** @typedef {{name: string, query: string}} SavedQuery */

/** @param {AbortSignal} signal @returns {Promise<SavedQuery[]>} by name */
export async function savedQueries(signal) {
  return (await get(PATH, signal)).queries;
}

/** Keeps a query, in place of one of that name. @param {SavedQuery} saved @param {AbortSignal} signal */
export function save(saved, signal) {
  return send('POST', PATH, saved, signal);
}

/** @param {string} name @param {AbortSignal} signal */
export function forget(name, signal) {
  return send('DELETE', `${PATH}/${encodeURIComponent(name)}`, undefined, signal);
}
