import { expect, test } from "vitest";
import { ARCHIVED, LEFT_OUT } from "../../../server/export/archive/tables.ts";
import { testDb } from "../../support/db.ts";

/** Tables of a full-text index hold what another table says. */
const OWN_TABLES =
  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";

test("every table is archived, or left out for a reason that is written down", () => {
  const tables = testDb().prepare<[], string>(OWN_TABLES).pluck().all();
  const decided = [...Object.keys(ARCHIVED), ...Object.keys(LEFT_OUT)];
  expect(decided.toSorted(), "server/export/archive/tables.ts").toEqual(tables.toSorted());
});

test.each(Object.entries(ARCHIVED))("every column of %s is archived", (table, columns) => {
  // A generated column is not among those of table_info.
  const stored = testDb()
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?)")
    .pluck()
    .all(table);
  expect([...columns].sort()).toEqual(stored.sort());
});
