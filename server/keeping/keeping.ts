import type { BackupKeeper } from "./backups/keeper.ts";
import type { Restores } from "./restore/restores.ts";

/** What keeps the file of a database; it outlives the application, which is built anew after a restore. */
export interface Keeping {
  backups: BackupKeeper;
  restores: Restores;
}
