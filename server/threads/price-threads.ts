import { runInThread } from "../lib/thread.ts";
import { type Turns, turns } from "../lib/turns.ts";
import type { PriceWork } from "../prices/work.ts";

/**
 * Long work on the prices of a database file, each piece in a thread with a connection of its own.
 * What writes takes turns, and so does what reads: two files at once take twice the memory.
 */
export function priceThreads(dbPath: string, writing: Turns): PriceWork {
  const reading = turns();
  return {
    read: (request, options) =>
      reading.take(() =>
        runInThread<typeof import("./read-prices.ts").work>(
          new URL("./read-prices.ts", import.meta.url),
          { dbPath, ...request },
          options,
        ),
      ),
    store: (request, options) =>
      writing.take(() =>
        runInThread<typeof import("./store-prices.ts").work>(
          new URL("./store-prices.ts", import.meta.url),
          { dbPath, ...request },
          options,
        ),
      ),
    takeBack: (request, options) =>
      writing.take(() =>
        runInThread<typeof import("./take-back-prices.ts").work>(
          new URL("./take-back-prices.ts", import.meta.url),
          { dbPath, ...request },
          options,
        ),
      ),
  };
}
