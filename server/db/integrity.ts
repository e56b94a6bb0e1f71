import type { Db } from "./open.ts";

/**
 * Reads a database from end to end: the first thing that is wrong with it, on one line; null when
 * nothing is.
 */
export function damageOf(db: Db): string | null {
  const found = String(db.pragma("integrity_check(1)", { simple: true }));
  if (found !== "ok") return found.replaceAll(/\s+/g, " ").trim();
  const table = db.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').pluck().get();
  return table === undefined ? null : `a row of ${table} refers to one that is not there`;
}

/** How many rows each table holds. */
export function rowCounts(db: Db): Record<string, number> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
  const countOf = (table: string) =>
    Number(
      db
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get(),
    );
  return Object.fromEntries(tables.map((table) => [table, countOf(table)]));
}
