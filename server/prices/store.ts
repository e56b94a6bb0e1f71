import type { Db } from "../db/open.ts";
import { deletionsStore } from "./deletions-store.ts";
import { importsStore } from "./imports-store.ts";
import { planQueries } from "./plan-store.ts";
import { openStage } from "./stage-store.ts";
import { findStageTables, type StageTables } from "./stage-tables-store.ts";
import { undoStore } from "./undo-store.ts";
import { importWriter } from "./write-store.ts";

export type PricesStore = ReturnType<typeof pricesStore>;

/** The writing side of prices: staging a file, storing it, taking it back, and what there is. */
export function pricesStore(db: Db) {
  const splits = db.prepare<{ listing: number; from: string; to: string }, number>(
    `SELECT 1 FROM corporate_actions
     WHERE listing_id = @listing AND kind = 'split' AND ex_date > @from AND ex_date <= @to`,
  );
  return {
    ...importsStore(db),
    ...undoStore(db),
    ...deletionsStore(db),
    openStage: (path: string) => openStage(db, path),
    findStage: (path: string) => findStageTables(db, path),
    planOf: (tables: StageTables) => planQueries(db, tables),
    write: importWriter(db),
    /** Whether a listing has a split with its ex-date after the first date, up to and including the second. */
    hasSplit: (listing: number, from: string, to: string) => splits.get({ listing, from, to }) !== undefined,
    /** Runs statements on a stage's tables as one; the database's file is not locked by it. */
    withoutLock: (work: () => void): void => db.transaction(work).deferred(),
    /** Runs all of it or, when it throws, none of it. */
    inTransaction: <Result>(work: () => Result): Result => db.transaction(work).immediate(),
  };
}
