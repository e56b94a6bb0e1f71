import { join } from "node:path";
import { backUp, type BackupReport } from "../../db/backup.ts";
import { backupName } from "./backups.ts";
import { type BackupPlaces, makeFolder, removeUnfinished } from "./folder.ts";

/** A backup that is wanted. */
export interface BackupOrder extends BackupPlaces {
  kind: "daily" | "by_hand";
  /** The moment it is named after. */
  at: Date;
}

/**
 * Backs a database up into its folder, under a name that tells what for and when.
 * @param tell told how much is copied, from 0 to 1
 * @throws DatabaseError in one line when there is no good copy
 */
export async function makeBackup(order: BackupOrder, tell?: (share: number) => void): Promise<BackupReport> {
  makeFolder(order);
  removeUnfinished(order, order.at);
  const target = join(order.folder, backupName(order.dbPath, order.kind, order.at));
  return backUp(order.dbPath, target, tell && { tell });
}
