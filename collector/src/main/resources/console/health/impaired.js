// @ts-check
import { queryAddress } from '../address.js';
import { element } from '../element.js';
import { amount, number } from '../format.js';
import { badge, listing } from '../listing.js';
import { localEnd, remoteEnd, samePath } from './path.js';

/** @typedef {import('./path.js').Row} Row */

const HEADS = [{ title: 'Path' }, { title: 'Impaired in' }, { title: 'Cause' }, { title: 'Evidence' }, { title: 'Traffic', isNumber: true }, { title: 'Samples', isNumber: true }];

/** The paths that are impaired, with whose fault it is and why that is thought. @param {Row[]} rows */
export function impairedPaths(rows) {
  return listing('Impaired paths', HEADS, rows.map((row) => [
    element('a', { href: queryAddress(`paths last 3h\n| where ${samePath(row)}\n| fields time, nhi, impaired, nhi.cause, rtt.p50, rtt.usual, retransmits.ratio, samples, evidence`), 'data-key': samePath(row) },
      `${localEnd(row)} → ${remoteEnd(row)}`),
    String(row.impaired),
    cause(row),
    element('span', { class: 'evidence' }, row.evidence ?? ''),
    number(row.traffic ?? 0, 'bytes'),
    amount(row.samples ?? 0),
  ]), 'No path is impaired.');
}

/** NHI is 1 where a network is the cause. @param {Row} row */
function cause({ nhi, 'nhi.cause': word }) {
  return word ? badge(nhi === 1 ? 'bad' : 'warn', word) : badge('', 'cannot be told');
}
