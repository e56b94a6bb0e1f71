import { existsSync, statSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { type Db, IN_MEMORY, openDatabase, UnusableFileError } from "./db/open.ts";
import { replaceDatabase } from "./db/replace.ts";
import { listBackups } from "./keeping/backups/folder.ts";
import { backupKeeper } from "./keeping/backups/keeper.ts";
import type { Keeping } from "./keeping/keeping.ts";
import { restores } from "./keeping/restore/restores.ts";
import { trashStore } from "./keeping/trash/store.ts";
import { dueBy } from "./keeping/trash/trash.ts";
import type { Clock } from "./lib/dates.ts";
import { turns } from "./lib/turns.ts";
import type { Assets } from "./web/assets.ts";
import { stackOf } from "./web/errors.ts";
import { exchangeable } from "./web/exchange.ts";

export interface LiveOptions {
  config: Config;
  assets: Assets;
  clock: Clock;
  log: (line: string) => void;
}

/** Newsmove over its database, which a restore can exchange. */
export interface Live {
  handler: RequestListener;
  /** The database as it is now. */
  db(): Db;
  /** Does what is due once a day; to be called at the start and now and then. */
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
  let db = openFirst(config);

  const keeping: Keeping | null =
    dbPath === IN_MEMORY
      ? null
      : {
          backups: backupKeeper({ dbPath, folder, kept, clock, log }),
          restores: restores({ dbPath, clock, log, replace }),
        };
  const writing = turns();
  const build = () => createApp({ db, assets, access: config, clock, log, keeping, writing });
  const app = exchangeable(build());

  /** Has a copy take the database's place, and goes on over it; over the database as it was where that fails. */
  async function replace(staged: string): Promise<string | null> {
    let aside: string | null = null;
    await app.exchange(async (put) => {
      await Promise.all([keeping?.backups.stop(), writing.over()]);
      db.close();
      try {
        aside = replaceDatabase(staged, dbPath, clock());
      } finally {
        db = openDatabase(dbPath);
        put(build());
      }
    });
    return aside;
  }

  return {
    handler: app.handler,
    db: () => db,
    upkeep() {
      keeping?.backups.daily();
      try {
        trashStore(db).purge(dueBy(clock()));
      } catch (error) {
        log(stackOf(error));
      }
    },
    async close() {
      await Promise.all([keeping?.backups.stop(), keeping?.restores.close()]);
      db.close();
    },
  };
}

/** Opens the database at a start, where damage is to be found before anything is written. */
function openFirst({ dbPath, backupsPath: folder }: Config): Db {
  const isEmpty = dbPath !== IN_MEMORY && existsSync(dbPath) && statSync(dbPath).size === 0;
  // One that is new may be empty; it has no backups.
  if (isEmpty && listBackups({ dbPath, folder }).length > 0)
    throw new UnusableFileError(dbPath, "it is empty, though there are backups of it");
  return openDatabase(dbPath, { looksForDamage: true });
}
