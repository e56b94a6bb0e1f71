import { csvRows, csvText } from "../../lib/csv.ts";
import { type Row, TABLES, type TableName } from "../rows.ts";
import type { StudyDefinition } from "../study.ts";
import { keptLines } from "./kept-tables.ts";

/** A file to be saved, in parts. */
export interface Download {
  name: string;
  type: string;
  text: AsyncIterable<string>;
}

/** A table of a run as it is kept. */
export type TableReader = (table: TableName) => Uint8Array;

const AGGREGATE_COLUMNS = [
  ...["N", "mean", "median", "t_cs", "p_cs", "patell_z", "p_patell", "bmp_t", "p_bmp", "rbar"],
  ...["kp_bmp_t", "p_kp_bmp", "kp_patell_z", "p_kp_patell", "rank_z", "p_rank", "n_pos", "sign_z", "p_sign"],
  ...["p_sign_exact", "gsign_z", "p_gsign", "p_hat", "sum_aar", "bw_t", "bw_df", "p_bw"],
];

/** A table without rows has its columns all the same. */
const COLUMNS: Record<TableName, readonly string[]> = {
  events: [
    ...["event", "symbol", "when", "session", "status", "L", "alpha", "beta", "sigma", "df"],
    ...["se_alpha", "se_beta", "r2", "rm_mean", "rm_ss"],
  ],
  days: ["event", "symbol", "tau", "session", "ret", "rm", "expected", "ar", "se", "t", "df", "p"],
  windows: [
    ...["event", "symbol", "from", "to", "n", "car", "var_mult", "se", "t", "df", "p", "ci_lo", "ci_hi"],
    "reason",
  ],
  agg_days: ["tau", ...AGGREGATE_COLUMNS],
  agg_windows: ["from", "to", ...AGGREGATE_COLUMNS],
};

/** The files of a run, by their names. */
export const FILES = [...TABLES.map((table) => `${table}.csv`), "study.json", "definition.json"];

/** A file of a study's run; null for a name that none has. */
export function downloadOf(
  study: string,
  file: string,
  definition: StudyDefinition,
  read: TableReader,
): Download | null {
  const table = TABLES.find((known) => `${known}.csv` === file);
  const name = `${study}-${file}`;
  if (table) return { name, type: "text/csv; charset=utf-8", text: csvOf(table, read(table)) };
  const json = { name, type: "application/json; charset=utf-8" };
  if (file === "study.json") return { ...json, text: jsonOf(definition.id, read) };
  return file === "definition.json" ? { ...json, text: definitionText(definition) } : null;
}

async function* csvOf(table: TableName, kept: Uint8Array): AsyncGenerator<string> {
  const columns = COLUMNS[table];
  yield csvText(columns, []);
  for await (const lines of keptLines(kept)) {
    const rows = lines.map((line): Row => JSON.parse(line));
    yield csvRows(rows.map((row) => columns.map((column) => row[column] ?? null)));
  }
}

/** As the command `study --json` prints it. */
async function* jsonOf(id: string, read: TableReader): AsyncGenerator<string> {
  yield `[{\n"id": ${JSON.stringify(id)}`;
  for (const table of TABLES) {
    yield `,\n"${table}": [`;
    let isFirst = true;
    for await (const lines of keptLines(read(table))) {
      yield `${isFirst ? "\n" : ",\n"}${lines.join(",\n")}`;
      isFirst = false;
    }
    yield "]";
  }
  yield "\n}]\n";
}

/** As a file that the command `study` takes. */
async function* definitionText(definition: StudyDefinition): AsyncGenerator<string> {
  yield `${JSON.stringify([definition], null, 1)}\n`;
}
