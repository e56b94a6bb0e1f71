import { withDatabase } from "../db/open.ts";
import type { Work } from "../lib/thread.ts";
import { pricesStore } from "../prices/store.ts";
import type { TakeBackRequest } from "../prices/work.ts";

/** Undoes an import, deletes a range of bars, or undoes that. Gives the id of the import or deletion; null where there was nothing to do. */
export const work: Work<TakeBackRequest & { dbPath: string }, number, number | null> = (
  { dbPath, ...what },
  tell,
) =>
  withDatabase(dbPath, (db) => {
    const prices = pricesStore(db);
    if (what.kind === "delete") return prices.deleteRange(what.range, what.now, tell);
    const isDone =
      what.kind === "undo" ? prices.undo(what.id, what.now, tell) : prices.undelete(what.id, what.now, tell);
    return isDone ? what.id : null;
  });
