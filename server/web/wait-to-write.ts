import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "express";
import { HttpError } from "./errors.ts";

export interface WriteWait {
  /** Settled when the long writing of this Newsmove is over. */
  over: () => Promise<void>;
  /** What stands against writing just now; null when nothing does. */
  obstacle: () => "locked" | "moved" | null;
  /** How long a request waits for another program. */
  longestMs?: number;
}

const LONGEST_MS = 15_000;
const AGAIN_MS = 50;

const LOCKED =
  "Another program has kept the database locked for a while. Nothing was saved. Wait for that to end, or stop it, then send it again.";
const MOVED =
  "The file of the database is not in its place any more: it was moved, deleted or replaced while Newsmove runs. " +
  "Nothing was saved. Put it back, or stop Newsmove and start it on the file that is there, then send it again.";

/**
 * Has a request that may write wait until others have written, long work of this Newsmove or another
 * program. The database would have it wait as well, but with this thread, so that nobody's page is answered.
 */
export function waitToWrite({ over, obstacle, longestMs = LONGEST_MS }: WriteWait): RequestHandler {
  return async (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    await over();
    const until = performance.now() + longestMs;
    let found = obstacle();
    while (found === "locked" && performance.now() < until) {
      await sleep(AGAIN_MS);
      found = obstacle();
    }
    if (found !== null) throw new HttpError(503, found === "locked" ? LOCKED : MOVED);
    next();
  };
}
