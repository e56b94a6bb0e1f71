import type { Db } from "../../../db/open.ts";
import { type ArchiveReport, type Kind, MOST_NAMED } from "../report.ts";
import type { ArchivedTable } from "../tables.ts";

/**
 * Counts what became of the rows of a kind, and names some of those that are here with another
 * content. In SQL `row` is the archive's and `here` the one it was found to be.
 */
export function counter(db: Db, report: ArchiveReport) {
  return (kind: Kind & ArchivedTable, differs: string, name: string): void => {
    const counts = report.counts[kind];
    const matched = `FROM matches JOIN incoming.${kind} AS row ON row.id = theirs JOIN main.${kind} AS here ON here.id = ours
      WHERE of_table = '${kind}' AND NOT is_new`;
    const one = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
    counts.added += one(`SELECT count(*) FROM matches WHERE of_table = '${kind}' AND is_new`);
    counts.kept += one(`SELECT count(*) ${matched} AND (${differs})`);
    counts.same += one(`SELECT count(*) ${matched}`) - counts.kept;
    const names = db
      .prepare<[], string>(`SELECT ${name} ${matched} AND (${differs}) ORDER BY here.id LIMIT ${MOST_NAMED}`)
      .pluck();
    for (const text of names.all()) report.left.push({ kind, name: text });
  };
}

/** SQL: whether any of the columns has another value. */
export function anyDiffers(columns: readonly string[]): string {
  return columns.map((column) => `row."${column}" IS NOT here."${column}"`).join(" OR ");
}
