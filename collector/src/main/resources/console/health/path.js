// @ts-check
/** A path of the table paths: from a local resource to a remote one, or to a provider. */
import { quoted } from '../text.js';

/** @typedef {Record<string, any>} Row the fields that a row of paths has */

// the most telling first, as the collector names a path in health events
const PLACE = ['name', 'subnet', 'service', 'vpc', 'zone', 'region'];

/** @param {Row} row */
export function localEnd(row) {
  return end(row, 'local') ?? 'elsewhere';
}

/** The far end: the resource if the inventory knows it, else the provider. @param {Row} row */
export function remoteEnd(row) {
  return end(row, 'remote') ?? row.provider ?? 'elsewhere';
}

/** Whether a row of paths is of the same path, as a condition. @param {Row} row */
export function samePath(row) {
  const fields = [...PLACE.map((part) => `local.${part}`), ...PLACE.map((part) => `remote.${part}`), 'provider'];
  return fields.filter((field) => row[field] !== undefined).map((field) => `${field} = ${quoted(row[field])}`).join(' and ');
}

/** @param {Row} row @param {'local' | 'remote'} side @returns {string | undefined} */
function end(row, side) {
  return PLACE.map((part) => row[`${side}.${part}`]).find((word) => word !== undefined);
}
