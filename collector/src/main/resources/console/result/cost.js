// @ts-check
/** What an answer cost: how long it took, what was read for it, over which stretch of time. */
import { element } from '../element.js';
import { amount, count, time } from '../format.js';
import { preferences } from '../preferences.js';

/** @param {import('../api.js').Answer} answer */
export function cost({ rows, from, to, stats }) {
  const { rowsScanned, rowsMatched, blocksRead, blocksPruned, blocksRemembered, elapsedMillis } = stats;
  const elapsed = elapsedMillis < 100 ? elapsedMillis.toFixed(1) : elapsedMillis.toFixed(0);
  return [
    element('b', {}, `${count(rows.length, 'row')} in ${elapsed} ms`), ' ',
    element('span', {}, `${count(rowsScanned, 'row')} scanned, ${amount(rowsMatched)} matching`), ' ',
    element('span', {}, `${count(blocksRead, 'block')} read, ${amount(blocksPruned)} pruned, ${amount(blocksRemembered)} remembered`), ' ',
    element('span', {}, stretch(second(from), second(to))),
  ];
}

/** What to do about an answer without rows. @param {import('../api.js').Answer} answer */
export function emptyAnswer({ stats }) {
  return stats.rowsScanned === 0 && stats.blocksRemembered === 0
    ? 'Nothing was kept in this range. Widen it, or see above whether agents are heard; an agent sends sFlow to the collector’s UDP port, 6343 unless configured otherwise.'
    : 'No row matches. Widen the range, or loosen a condition.';
}

/** A time to its second. @param {string} iso */
function second(iso) {
  return time(Math.floor(Date.parse(iso) / 1000) * 1000, preferences.utc);
}

/** From one time to another; the day once if it is the same. @param {string} from @param {string} to */
function stretch(from, to) {
  const [day, clock] = to.split(' ');
  return `${from} – ${from.startsWith(day) ? clock : to}`;
}
