import type { ThreadOptions } from "../lib/thread.ts";
import type { BarRange } from "./deletion-steps-store.ts";
import type { RunResult } from "./import.ts";
import type { ReadOutcome, ReadRequest, StoreRequest } from "./upload/upload-work.ts";

/** Work that is told of as it goes on, from 0 to 1, and can be broken off. */
type Long<Request, Result> = (request: Request, options?: ThreadOptions<number>) => Promise<Result>;

/** An import or a deletion to be undone, by its id, or bars to be deleted. */
export type TakenBack = { kind: "undo" | "undelete"; id: number } | { kind: "delete"; range: BarRange };

export type TakeBackRequest = TakenBack & { now: string };

/** What of prices takes long: app.ts hands in threads that do it. */
export interface PriceWork {
  /** Reads a price file that was sent, and says what importing it would do. */
  read: Long<ReadRequest, ReadOutcome>;
  /** Stores a file that was read. */
  store: Long<StoreRequest, RunResult>;
  /** Gives the id of the import or deletion; null where there was nothing to do. */
  takeBack: Long<TakeBackRequest, number | null>;
}
