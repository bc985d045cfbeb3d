// @ts-check
import { get } from '../api.js';
import { linesPanel } from './lines.js';
import { grouped } from './steps.js';

/** @typedef {import('../address.js').Range} Range */

const EVERY_MILLIS = 10_000;
const UNJUDGED = 'No path was judged in this stretch of time. Paths are judged a minute after they have traffic; hosts that send TCP information tell most. Docs, Path health, says how.';

/** Performance and availability over time, and the health events that this led to. @param {Range} range @param {AbortSignal} signal */
export function scores(range, signal) {
  const marks = async () => {
    const { events } = await get(`/api/v1/health/events?${new URLSearchParams({ ...range })}`, signal);
    return grouped(events).map(({ aspect, scope, started, ended }) => ({ from: Date.parse(started), to: ended ? Date.parse(ended) : Date.now(), title: `${aspect} of ${scope}` }));
  };
  return linesPanel({
    title: 'Scores', query: 'paths\n| stats performance() as performance, availability() as availability by bin(1m)',
    range, empty: UNJUDGED, areScores: true, marks, everyMillis: EVERY_MILLIS, signal });
}
