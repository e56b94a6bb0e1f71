import { join } from "node:path";
import { CSV_TABLES, csvOf, type CsvTable } from "../export/csv/tables-store.ts";
import { fillFolder, writeText } from "../export/output.ts";
import { say } from "./command.ts";
import type { ExportOptions } from "./export.ts";
import { number, overDatabase, progress } from "./export-parts.ts";

const NAMES: readonly string[] = CSV_TABLES.map(fileName);

/** Fills a folder with a CSV file for every table. */
export function exportCsv({ db: path, out, isForced, isJson }: ExportOptions): Promise<void> {
  return overDatabase(path, async (db) => {
    const rows: Partial<Record<CsvTable, number>> = {};
    await fillFolder(out, { isForced, own: (name) => NAMES.includes(name) }, (folder) => {
      // Within a transaction all files are of one moment.
      db.transaction(() => {
        for (const table of CSV_TABLES) {
          const tell = progress((count) => `${fileName(table)}: ${number(count)} rows`);
          const text = csvOf(db, table, (count) => {
            rows[table] = count;
            tell(count);
          });
          writeText(join(folder, fileName(table)), text);
        }
      })();
    });
    if (isJson) process.stdout.write(`${JSON.stringify({ format: "csv", path: out, rows })}\n`);
    else for (const table of CSV_TABLES) say(`${join(out, fileName(table))}: ${countText(rows[table] ?? 0)}`);
  });
}

function countText(rows: number): string {
  return rows === 1 ? "1 row" : `${number(rows)} rows`;
}

function fileName(table: CsvTable): string {
  return `${table}.csv`;
}
