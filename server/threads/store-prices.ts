import { withDatabase } from "../db/open.ts";
import type { Work } from "../lib/thread.ts";
import type { RunResult } from "../prices/import.ts";
import { type StoreRequest, storeUpload } from "../prices/upload/upload-work.ts";
import { importParts } from "./import-parts.ts";

/** Stores a price file that another thread has read. */
export const work: Work<StoreRequest & { dbPath: string }, number, RunResult> = (
  { dbPath, ...request },
  tell,
) => withDatabase(dbPath, (db) => storeUpload(request, importParts(db), tell));
