// @ts-check
/** @type {Record<string, number>} */
const MILLIS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A length of time as the language writes it, 15m, in milliseconds; 0 for what is none. @param {string} text */
export function durationMillis(text) {
  const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text);
  return match ? Number(match[1]) * (MILLIS[match[2]] ?? 0) : 0;
}
