import type { Db } from "../../../db/open.ts";
import { ARCHIVED, type ArchivedTable } from "../tables.ts";

/**
 * Which rows of the archive (attached as `incoming`) are rows that are here, and under which ids the
 * others come in. Kept in a table of this connection alone: `matches(of_table, theirs, ours, is_new)`.
 */
export type Matches = ReturnType<typeof matchesOf>;

/** The columns of a table that name rows of others. */
export type Refs = Readonly<Record<string, ArchivedTable>>;

/** SQL: the id here of the row that an id of the archive stands for; NULL where it has none here. */
export function oursOf(kind: ArchivedTable, theirs: string): string {
  return `(SELECT ours FROM matches WHERE of_table = '${kind}' AND theirs = ${theirs})`;
}

export function matchesOf(db: Db) {
  db.exec(`CREATE TEMP TABLE matches (
      of_table TEXT NOT NULL, theirs INTEGER NOT NULL, ours INTEGER NOT NULL, is_new INTEGER NOT NULL,
      PRIMARY KEY (of_table, theirs)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.matches_by_ours ON matches (of_table, ours);`);

  return {
    /**
     * Pairs rows not yet matched that have the same key; where several have it, the first with the
     * first and so on. A key with NULL in it pairs nothing. @param key SQL of a `row`, there and here
     */
    pair(kind: ArchivedTable, theirKey: readonly string[], ourKey = theirKey): void {
      const side = (schema: string, column: string, key: readonly string[]) =>
        `SELECT id, ${key.map((part, i) => `${part} AS key_${i}`).join(", ")},
           row_number() OVER (PARTITION BY ${key.join(", ")} ORDER BY id) AS nth
         FROM ${schema}.${kind} AS row
         WHERE id NOT IN (SELECT ${column} FROM matches WHERE of_table = '${kind}')`;
      db.exec(`INSERT INTO matches (of_table, theirs, ours, is_new)
        SELECT '${kind}', archive.id, here.id, 0
        FROM (${side("incoming", "theirs", theirKey)}) AS archive JOIN (${side("main", "ours", ourKey)}) AS here
        ON archive.nth = here.nth AND ${theirKey.map((_, i) => `archive.key_${i} = here.key_${i}`).join(" AND ")}`);
    },
    /** Gives every row that is not here an id: its own where that is free, else one after all others. */
    addNew(kind: ArchivedTable, where = "true"): void {
      const last = `SELECT max(id) FROM (SELECT max(id) AS id FROM incoming.${kind} UNION ALL SELECT max(id) FROM main.${kind})`;
      db.exec(`INSERT INTO matches (of_table, theirs, ours, is_new)
        SELECT '${kind}', id,
          CASE WHEN id IN (SELECT id FROM main.${kind}) THEN (${last}) + row_number() OVER (ORDER BY id) ELSE id END, 1
        FROM incoming.${kind} AS row
        WHERE id NOT IN (SELECT theirs FROM matches WHERE of_table = '${kind}') AND ${where}`);
    },
    /** Puts the new rows in. @param changed SQL for columns that are not taken as they stand */
    insertNew(kind: ArchivedTable, refs: Refs = {}, changed: Record<string, string> = {}): void {
      const columns: readonly string[] = ARCHIVED[kind];
      const values = columns.map((column) => {
        if (column === "id") return "matches.ours";
        const ref = refs[column];
        return changed[column] ?? (ref ? oursOf(ref, `row.${column}`) : `row."${column}"`);
      });
      db.exec(`INSERT INTO main.${kind} (${columns.map((column) => `"${column}"`).join(", ")})
        SELECT ${values.join(", ")} FROM matches JOIN incoming.${kind} AS row ON row.id = theirs
        WHERE of_table = '${kind}' AND is_new ORDER BY theirs`);
    },
    close: () => void db.exec("DROP TABLE temp.matches"),
  };
}
