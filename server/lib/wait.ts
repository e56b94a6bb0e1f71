import { setTimeout as sleep } from "node:timers/promises";

/** Resolves once something has ended, or after so many milliseconds. `end` must not reject. */
export async function endOrWait(end: Promise<void>, ms: number): Promise<void> {
  const stop = new AbortController();
  const waited = sleep(ms, undefined, { ref: false, signal: stop.signal }).catch(() => {});
  await Promise.race([end, waited]);
  stop.abort();
}
