// @ts-check
/** What the palette offers: of the shell always, of a page while it is open. */

/** @typedef {{title: string, detail?: string, chosen: () => void}} Command */

/** @type {Set<() => Command[]>} */
const sources = new Set();

/**
 * Adds commands.
 * @param {() => Command[]} source asked each time the palette opens
 * @param {AbortSignal} [signal] ends the offer
 */
export function offer(source, signal) {
  sources.add(source);
  signal?.addEventListener('abort', () => sources.delete(source));
}

/** Those of the page first. @returns {Command[]} */
export function commands() {
  return [...sources].reverse().flatMap((source) => source());
}
