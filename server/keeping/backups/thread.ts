import type { BackupReport } from "../../db/backup.ts";
import { fileFault } from "../../db/file-fault.ts";
import type { Work } from "../../lib/thread.ts";
import { type BackupOrder, makeBackup } from "./make.ts";

/** What became of a backup; a fault is a line for a person. */
export type BackupOutcome = { report: BackupReport } | { fault: string };

/** Makes a backup apart from the thread that answers requests, which reading millions of rows would hold up. */
export const work: Work<BackupOrder, number, BackupOutcome> = async (order, tell) => {
  try {
    return { report: await makeBackup(order, tell) };
  } catch (error) {
    const fault = fileFault(error);
    if (fault === null) throw error;
    return { fault };
  }
};
