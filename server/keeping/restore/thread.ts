import { fileFault } from "../../db/file-fault.ts";
import { type PreparedRestore, prepareRestore } from "../../db/restore.ts";
import type { Work } from "../../lib/thread.ts";
import type { FileContents } from "../contents.ts";
import { readContents } from "../contents-store.ts";

/** A file that is to take the place of a database. */
export interface RestoreOrder {
  file: string;
  dbPath: string;
}

/** A copy that is ready to take the place, with what it holds; or why there is none, a line for a person. */
export type RestoreOutcome = (PreparedRestore & { contents: FileContents }) | { fault: string };

/** Reads a file from end to end, apart from the thread that answers requests. */
export const work: Work<RestoreOrder, null, RestoreOutcome> = ({ file, dbPath }, tell) => {
  try {
    const prepared = prepareRestore(file, dbPath, () => tell(null));
    return { ...prepared, contents: readContents(prepared.staged) };
  } catch (error) {
    const fault = fileFault(error);
    if (fault === null) throw error;
    return { fault };
  }
};
