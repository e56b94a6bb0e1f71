import type { Db } from "../db/open.ts";

/**
 * The tables that hold what one price file says, in a database of their own which this connection
 * has attached: `bars`, their `series` by listing, `actions` and `refused` rows.
 */
export interface StageTables {
  /** The name it is attached under. */
  schema: string;
  /** Lets them go; a stage without a path is gone then. */
  close(): void;
}

let attached = 0;

/**
 * Makes the tables: in a file that is not there yet, to be found again by another connection, or with
 * "" in one that goes with this connection, however it ends. Nothing of them reaches the database itself.
 */
export function makeStageTables(db: Db, path: string): StageTables {
  const tables = findStageTables(db, path);
  const { schema } = tables;
  db.exec(`
    CREATE TABLE ${schema}.bars (
      series INTEGER NOT NULL, start INTEGER NOT NULL, line INTEGER NOT NULL,
      open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL, adj_close REAL, volume REAL,
      PRIMARY KEY (series, start)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ${schema}.series (series INTEGER PRIMARY KEY, listing_id INTEGER NOT NULL) STRICT;
    CREATE TABLE ${schema}.actions (series INTEGER NOT NULL, ex_date TEXT NOT NULL, kind TEXT NOT NULL, value REAL NOT NULL) STRICT;
    CREATE TABLE ${schema}.refused (line INTEGER PRIMARY KEY, reason TEXT NOT NULL, raw TEXT NOT NULL) STRICT;`);
  return tables;
}

/** The tables that were made at a path before. */
export function findStageTables(db: Db, path: string): StageTables {
  attached += 1;
  const schema = `stage_${attached}`;
  db.prepare("ATTACH DATABASE ? AS ?").run(path, schema);
  // What is lost with the power can be read again: nothing waits for the disk.
  db.pragma(`${schema}.journal_mode = MEMORY`);
  db.pragma(`${schema}.synchronous = OFF`);
  db.pragma(`${schema}.cache_size = -16000`);
  return { schema, close: () => void db.prepare("DETACH DATABASE ?").run(schema) };
}
