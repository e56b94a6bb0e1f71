import type { Db } from "./open.ts";

/**
 * Reads a database from end to end: the first thing that is wrong with it, on one line; null when
 * nothing is.
 */
export function damageOf(db: Db): string | null {
  const damage = checked(db, "integrity_check(1)");
  if (damage !== null) return damage;
  const table = db.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').pluck().get();
  return table === undefined ? null : `a row of ${table} refers to one that is not there`;
}

/** A database of up to this size is looked through in a fraction of a second. */
const QUICK_BYTES = 50_000_000;
/** Tables that grow with the prices; what a person wrote is never as much. */
const LARGE_TABLES = ["price_bars", "replaced_bars"];

/**
 * What is wrong with a database as far as that is quickly seen, however large it is: all of a small
 * one; of a large one the tables a person writes, and the first and the last row of those with
 * prices. Null when nothing is seen.
 */
export function quickDamageOf(db: Db, quickBytes = QUICK_BYTES): string | null {
  const numberOf = (name: string) => Number(db.pragma(name, { simple: true }));
  if (numberOf("page_count") * numberOf("page_size") <= quickBytes) return checked(db, "quick_check(1)");
  for (const table of tablesOf(db)) {
    if (LARGE_TABLES.includes(table)) readEnds(db, table);
    const damage = LARGE_TABLES.includes(table) ? null : checked(db, `quick_check(${quoted(table)})`);
    if (damage !== null) return damage;
  }
  return null;
}

/** How many rows each table holds. */
export function rowCounts(db: Db): Record<string, number> {
  const countOf = (table: string) =>
    Number(
      db
        .prepare(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get(),
    );
  return Object.fromEntries(tablesOf(db).map((table) => [table, countOf(table)]));
}

function checked(db: Db, pragma: string): string | null {
  const found = String(db.pragma(pragma, { simple: true }));
  return found === "ok" ? null : found.replace("*** in database main ***", "").replaceAll(/\s+/g, " ").trim();
}

/** Goes down to either end of a table, so that SQLite throws where the way is damaged. */
function readEnds(db: Db, table: string): void {
  const key = db
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
    .pluck()
    .all(table);
  for (const order of ["ASC", "DESC"]) {
    const by = key.map((column) => `${quoted(column)} ${order}`).join(", ");
    db.prepare(`SELECT * FROM ${quoted(table)} ORDER BY ${by} LIMIT 1`).get();
  }
}

function tablesOf(db: Db): string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
