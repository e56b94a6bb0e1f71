import { type Row, TABLES, type TableName } from "../../studies/rows.ts";
import { keptLines } from "../../studies/run/kept-tables.ts";
import type { StudiesStore } from "../../studies/store.ts";

/** The tables of the last run of a study that has been run. */
export async function tablesOf(
  id: number,
  studies: Pick<StudiesStore, "table">,
): Promise<Record<TableName, Row[]>> {
  const tables = { events: [], days: [], windows: [], agg_days: [], agg_windows: [] } as Record<
    TableName,
    Row[]
  >;
  for (const name of TABLES)
    for await (const lines of keptLines(studies.table(id, name)))
      for (const line of lines) tables[name].push(JSON.parse(line));
  return tables;
}
