import type { RequestListener } from "node:http";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { type Db, openDatabase } from "./db/open.ts";
import { backupKeeper } from "./keeping/backups/keeper.ts";
import type { Clock } from "./lib/dates.ts";
import type { Assets } from "./web/assets.ts";

export interface LiveOptions {
  config: Config;
  assets: Assets;
  clock: Clock;
  log: (line: string) => void;
}

/** Newsmove over the file of its database. */
export interface Live {
  handler: RequestListener;
  db(): Db;
  /** Does what is due once a day; asked now and then, and at the start. */
  upkeep(): void;
  /** Ends what is under way and closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and builds the application over it, with what keeps its file.
 * @throws DatabaseError
 */
export function openLive({ config, assets, clock, log }: LiveOptions): Live {
  const { dbPath, backupsPath: folder, backupsKept: kept } = config;
  const db = openDatabase(dbPath);
  const backups = dbPath === ":memory:" ? null : backupKeeper({ dbPath, folder, kept, clock, log });
  const keeping = backups && { backups };
  return {
    handler: createApp({ db, assets, access: config, clock, log, keeping }),
    db: () => db,
    upkeep: () => backups?.daily(),
    async close() {
      await backups?.stop();
      db.close();
    },
  };
}
