import { gunzipSync } from "node:zlib";
import { csvText } from "../../lib/csv.ts";
import type { Row, StudyTables } from "../rows.ts";
import type { StudyDefinition } from "../study.ts";

export const TABLES = [
  "events",
  "days",
  "windows",
  "agg_days",
  "agg_windows",
] as const satisfies readonly (keyof StudyTables)[];
export type TableName = (typeof TABLES)[number];

/** A file to be saved. */
export interface Download {
  name: string;
  type: string;
  text: string;
}

/** One table of a run as CSV; its columns are those of its first row. */
export function tableDownload(study: string, table: TableName, compressed: Uint8Array): Download {
  const rows: readonly Row[] = tablesOf(compressed)[table];
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
  return { name: `${study}-${table}.csv`, type: "text/csv; charset=utf-8", text: csvText(columns, cells) };
}

/** Every table of a run, as the command `study --json` prints them. */
export function resultDownload(study: string, definition: StudyDefinition, compressed: Uint8Array): Download {
  return json(`${study}.json`, [{ id: definition.id, ...tablesOf(compressed) }]);
}

/** What was run, as a file that the command `study` takes. */
export function definitionDownload(study: string, definition: StudyDefinition): Download {
  return json(`${study}-definition.json`, [definition]);
}

function json(name: string, value: unknown): Download {
  return { name, type: "application/json; charset=utf-8", text: `${JSON.stringify(value, null, 1)}\n` };
}

function tablesOf(compressed: Uint8Array): StudyTables {
  return JSON.parse(gunzipSync(compressed).toString("utf8"));
}
