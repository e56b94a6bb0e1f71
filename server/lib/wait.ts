import { setTimeout as sleep } from "node:timers/promises";

/** Whether something ends within so many milliseconds. Settles as soon as that is known. */
export async function endsWithin(milliseconds: number, end: Promise<unknown>): Promise<boolean> {
  const stop = new AbortController();
  const isOver = await Promise.race([
    end.then(() => true),
    sleep(milliseconds, false, { ref: false, signal: stop.signal }).catch(() => false),
  ]);
  stop.abort();
  return isOver;
}
