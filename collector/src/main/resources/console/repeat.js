// @ts-check
import { Unreachable } from './api.js';

/**
 * Does some work now, and again and again a while after its end: not while nobody looks, and at once when somebody does again.
 * The work fails to an {@link Unreachable} collector quietly.
 * @param {number} everyMillis
 * @param {() => Promise<void>} work
 * @param {AbortSignal} signal ends it
 */
export function repeat(everyMillis, work, signal) {
  let isBusy = false;
  let timer = 0;
  const again = async () => {
    clearTimeout(timer);
    if (isBusy || document.hidden || signal.aborted) {
      return;
    }
    isBusy = true;
    try {
      await work();
    } catch (error) {
      if (!signal.aborted && !(error instanceof Unreachable)) {
        throw error;
      }
    } finally {
      isBusy = false;
      timer = signal.aborted ? 0 : window.setTimeout(again, everyMillis);
    }
  };
  document.addEventListener('visibilitychange', again, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  again();
}
