import type { Db } from "../db/open.ts";

/** A table of what imports brought, and the one that keeps what they replaced in it. */
export interface Rows {
  table: string;
  replaced: string;
  key: string[];
  values: string[];
}

/**
 * The steps by which an import (@importId) is taken out of a table.
 * @param within what narrows the rows that one call removes or brings back
 */
export function undoSteps(db: Db, { table, replaced, key, values }: Rows, within: string) {
  const sameRow = (a: string, b: string) =>
    key.map((column) => `${a}.${column} = ${b}.${column}`).join(" AND ");
  const set = [...values, "old_import_id"].map((column) => `${column} = mine.${column}`).join(", ");
  const restored = [...key, ...values].join(", ");
  const run = (...sql: string[]) => {
    const statements = sql.map((text) => db.prepare(text));
    return (values: Record<string, number>): void => {
      for (const statement of statements) statement.run(values);
    };
  };
  return {
    /** Has what later imports replaced of it be what came before it, so that undoing those brings that back. */
    mend: run(
      `UPDATE ${replaced} AS later SET ${set} FROM ${replaced} AS mine
       WHERE later.old_import_id = @importId AND mine.import_id = @importId AND ${sameRow("mine", "later")}`,
      `DELETE FROM ${replaced} WHERE old_import_id = @importId`,
      `DELETE FROM ${replaced} AS mine WHERE import_id = @importId AND NOT EXISTS
         (SELECT 1 FROM ${table} AS now WHERE now.import_id = @importId AND ${sameRow("now", "mine")})`,
    ),
    remove: run(`DELETE FROM ${table} WHERE import_id = @importId ${within}`),
    bringBack: run(
      `INSERT INTO ${table} (${restored}, import_id) SELECT ${restored}, old_import_id FROM ${replaced}
       WHERE import_id = @importId ${within}`,
    ),
    forget: run(`DELETE FROM ${replaced} WHERE import_id = @importId`),
  };
}
