import { exportArchive } from "./export-archive.ts";
import { exportCsv } from "./export-csv.ts";
import { exportParquet } from "./export-parquet.ts";
import { type Command, DB_OPTION, parse, UsageError } from "./command.ts";

const FORMATS = ["json", "csv", "parquet"] as const;

/** What the command line says of an export. */
export interface ExportOptions {
  db: string | undefined;
  out: string;
  isForced: boolean;
  isJson: boolean;
}

export const command: Command = {
  usage: [
    "newsmove export --format json [--out FILE] [options]",
    "       newsmove export --format csv --out FOLDER [options]",
    "       newsmove export --format parquet --out FOLDER [options]",
    "",
    "json: an archive of everything a person made or imported, one JSON document with a row a line; without",
    "--out it goes to standard output. newsmove import archive FILE takes it in again.",
    "csv: a file for every table, for spreadsheets.",
    "parquet: price bars by listing (bars/listing=XNYS-BABA/), with listings, splits, dividends and reported",
    "moves, for DuckDB, Spark or ClickHouse.",
    "",
    "  --out PATH   a file or folder that is not there yet; a folder may be there when it is empty",
    "  --force      replace the file, or the folder where an export filled it",
    `  ${DB_OPTION}`,
    "  --json       print the report as JSON",
  ].join("\n"),
  async run(args) {
    const flag = { type: "boolean" } as const;
    const text = { type: "string" } as const;
    const { values } = parse(args, { format: text, out: text, force: flag, db: text, json: flag });
    const format = FORMATS.find((known) => known === values.format);
    if (!format)
      throw new UsageError(
        values.format === undefined
          ? "say which format: newsmove export --format json, or csv, or parquet"
          : `--format ${values.format} is none of json, csv and parquet`,
      );
    const options = { db: values.db, isForced: values.force ?? false, isJson: values.json ?? false };
    if (format === "json") return exportArchive({ ...options, out: values.out });
    if (values.out === undefined)
      throw new UsageError(`name the folder to fill: newsmove export --format ${format} --out FOLDER`);
    return (format === "csv" ? exportCsv : exportParquet)({ ...options, out: values.out });
  },
};
