// @ts-check
import { amount } from '../format.js';
import { badge, listing } from '../listing.js';

/** @typedef {{name: string, waiting: number, sent: number, failed: number, refused: number, expired: number, held: number, problem?: string}} Sink */

const HEADS = [{ title: 'Sink' }, { title: 'State' }, { title: 'Waiting', isNumber: true }, { title: 'Sent', isNumber: true }, { title: 'Failed', isNumber: true }, { title: 'Refused', isNumber: true }, { title: 'Given up', isNumber: true }];
const NONE = 'Nobody is told of alerts. Name a webhook, an Alertmanager, mail, syslog or the log in sinks.yaml; Docs, Alerting, says how.';

/** Who is told of alerts, and how that goes. @param {Sink[]} found */
export function sinks(found) {
  return listing('Who is told', HEADS, found.map(({ name, waiting, sent, failed, refused, expired, problem }) => [
    name, problem ? badge('bad', problem) : badge('good', 'fine'), amount(waiting), amount(sent), amount(failed), amount(refused), amount(expired)]), NONE);
}
