import { companiesStore } from "../companies/store.ts";
import { withDatabase } from "../db/open.ts";
import type { Work } from "../lib/thread.ts";
import { pictureStore } from "../prices/picture-store.ts";
import { type ReadOutcome, type ReadRequest, readUpload } from "../prices/upload/upload-work.ts";
import { importParts } from "./import-parts.ts";

/** Reads a price file that was sent, and says what importing it would do. */
export const work: Work<ReadRequest & { dbPath: string }, number, ReadOutcome> = (
  { dbPath, ...request },
  tell,
) =>
  withDatabase(dbPath, (db) => {
    const parts = { ...importParts(db), lookup: companiesStore(db), pictures: pictureStore(db) };
    return readUpload(request, parts, tell);
  });
