import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileStamp } from "../lib/file-stamp.ts";
import { type Db, DatabaseError } from "./open.ts";

const FOLDER = fileURLToPath(new URL("../../migrations/", import.meta.url));

interface Migration {
  version: number;
  path: string;
}

/**
 * Runs the migrations the database has not had yet, in order, each in a transaction of its own with
 * its foreign keys checked. A database that holds anything is first copied beside itself.
 * @param path the database's file; null where no copy is needed
 * @param folder where the migrations are: files named 0001-….sql and on
 * @throws DatabaseError when the database was made by a newer Newsmove.
 */
export function migrate(db: Db, path: string | null, folder = FOLDER): void {
  const newer = newerVersion(db, folder);
  if (newer !== null) {
    throw new DatabaseError(
      `the database ${path ?? ""} was made by ${newer}: update Newsmove, or name another file with NEWSMOVE_DB`,
    );
  }
  const current = versionOf(db);
  const pending = listMigrations(folder).filter((migration) => migration.version > current);
  if (pending.length > 0 && current > 0 && path !== null) backUp(db, path, current);
  for (const migration of pending) apply(db, migration);
}

/** "a newer Newsmove (version 9, this one knows 7)" of a database that such a one made; else null. */
export function newerVersion(db: Db, folder = FOLDER): string | null {
  const newest = listMigrations(folder).at(-1)?.version ?? 0;
  const current = versionOf(db);
  return current > newest ? `a newer Newsmove (version ${current}, this one knows ${newest})` : null;
}

function versionOf(db: Db): number {
  return db.pragma("user_version", { simple: true }) as number;
}

/** The migrations there are, oldest first. */
function listMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map((file) => ({ version: Number(file.slice(0, 4)), path: join(folder, file) }));
}

/** VACUUM INTO gives a whole, consistent copy even while another process writes. */
function backUp(db: Db, path: string, version: number): void {
  const copy = `${path}.before-migration-${version}-${fileStamp(new Date())}`;
  db.prepare("VACUUM INTO ?").run(copy);
  chmodSync(copy, 0o600);
}

function apply(db: Db, { version, path }: Migration): void {
  const sql = readFileSync(path, "utf8");
  // Off while a migration rebuilds tables (it cannot be switched inside a transaction), checked before it commits.
  db.pragma("foreign_keys = OFF");
  try {
    db.transaction(() => {
      // Two Newsmoves may start on one file at once: whoever gets the write lock second finds the work done.
      if (versionOf(db) >= version) return;
      db.exec(sql);
      const broken = db.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) {
        throw new DatabaseError(
          `migration ${basename(path)} would break ${broken.length} references; nothing was changed`,
        );
      }
      db.pragma(`user_version = ${version}`);
    }).immediate();
  } finally {
    db.pragma("foreign_keys = ON");
  }
}
