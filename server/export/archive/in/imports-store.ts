import type { Db } from "../../../db/open.ts";
import { anyDiffers, type counter } from "./counts-store.ts";
import { type Matches, oursOf } from "./matches-store.ts";

/** Merges imports, known by file and moment; the rows refused come with those that are new. */
export function mergeImports(db: Db, matches: Matches, count: ReturnType<typeof counter>): void {
  const key = ["kind", "created_at", "file_name", "format", "subject", "coalesce(interval_s, 0)"];
  matches.pair("imports", key);
  matches.addNew("imports");
  matches.insertNew("imports");
  db.exec(`INSERT INTO main.refused_rows (import_id, line, reason, raw)
    SELECT ${oursOf("imports", "import_id")}, line, reason, raw FROM incoming.refused_rows
    WHERE import_id IN (SELECT theirs FROM matches WHERE of_table = 'imports' AND is_new)`);
  count("imports", anyDiffers(["added", "changed", "replaced", "undone_at"]), "here.file_name");
}
