import type { Db } from "../../server/db/open.ts";

/** Columns that hold what Newsmove itself writes, or what has to be a date, a word of a list or a data structure. */
const NOT_TYPED =
  /(_at|date|time|zone|kind|slug|key|digest|request|definition|undated|result|price_state|state|mic|currency|language|format|value|url|ticker|seeded|year_inferred_from)$/;

/**
 * Puts a text into every field of the database that a person can fill, whatever the forms would say of it: the
 * first of them that its column takes. Gives the columns: "price_notes.text".
 */
export function putEverywhere(db: Db, texts: readonly string[]): string[] {
  const columns = db
    .prepare<[], { table: string; name: string }>(
      `SELECT t.name AS "table", c.name FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'`,
    )
    .all();
  return columns
    .filter(({ table, name }) => !NOT_TYPED.test(name) && !/^(settings|study_tables|feed_name)$/.test(table))
    .filter(({ table, name }) => texts.some((text) => put(db, table, name, text)))
    .map(({ table, name }) => `${table}.${name}`);
}

function put(db: Db, table: string, column: string, text: string): boolean {
  try {
    // Some are to be told apart.
    db.prepare(`UPDATE "${table}" SET "${column}" = ? || abs(random() % 100000)`).run(text);
    return true;
  } catch (error) {
    if (/^SQLITE_CONSTRAINT/.test((error as { code?: string }).code ?? "")) return false;
    throw error;
  }
}
