import { setTimeout as sleep } from "node:timers/promises";

/** Settled when the work is, however it ended, or after so many milliseconds; keeps no process alive. */
export async function settledWithin(work: Promise<unknown>, waitMs: number): Promise<void> {
  const stop = new AbortController();
  const timeout = sleep(waitMs, undefined, { ref: false, signal: stop.signal });
  await Promise.allSettled([Promise.race([work, timeout])]);
  stop.abort();
}
