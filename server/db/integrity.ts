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
/** A table of up to so many rows is looked through as quickly. */
const QUICK_ROWS = 50_000;
/** Whose rows are too many, or too long, to be counted. */
const LARGE_TABLES = ["price_bars", "replaced_bars", "story_words_data", "note_words_data"];

/**
 * What is wrong with a database as far as that is quickly seen, however large it is: all of a small
 * one; of a large one the tables with few rows, and the first and the last row of the others. Null
 * when nothing is seen.
 */
export function quickDamageOf(db: Db, quickBytes = QUICK_BYTES): string | null {
  const numberOf = (name: string) => Number(db.pragma(name, { simple: true }));
  if (numberOf("page_count") * numberOf("page_size") <= quickBytes) return checked(db, "quick_check(1)");
  for (const table of tablesOf(db)) {
    if (isLarge(db, table)) {
      readEnds(db, table);
      continue;
    }
    const damage = checked(db, `quick_check(${quoted(table)})`);
    if (damage !== null) return damage;
  }
  return null;
}

function isLarge(db: Db, table: string): boolean {
  if (LARGE_TABLES.includes(table)) return true;
  const counted = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${quoted(table)} LIMIT ${QUICK_ROWS + 1})`);
  return Number(counted.pluck().get()) > QUICK_ROWS;
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
