import { closeSync, openSync } from "node:fs";
import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";

/**
 * What a column holds: text, a double, a whole number of 32 bits, an instant given in epoch
 * milliseconds, a date given as YYYY-MM-DD.
 */
export type ColumnKind = "text" | "number" | "whole" | "instant" | "date";

export interface Column {
  name: string;
  kind: ColumnKind;
  /** Whether null may stand in it. */
  isOptional?: boolean;
}

export type Value = string | number | null;

const TYPES: Record<ColumnKind, Omit<SchemaElement, "name">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  number: { type: "DOUBLE" },
  whole: { type: "INT32" },
  instant: {
    ...{ type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
};

const DAY_MS = 86_400_000;
/** Rows held before they are written: a few megabytes, and large enough for a reader to skip by. */
const ROWS_OF_GROUP = 50_000;

/** Writes a new Parquet file that this account alone can read, a group of rows at a time; gives how many rows. */
export function writeParquet(
  path: string,
  columns: readonly Column[],
  rows: Iterable<readonly Value[]>,
): number {
  closeSync(openSync(path, "wx", 0o600));
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaOf(columns),
    createdBy: "newsmove",
  });
  let group: Value[][] = columns.map(() => []);
  let held = 0;
  let count = 0;
  const write = () => {
    const columnData = columns.map(({ name }, i) => ({ name, data: group[i] ?? [] }));
    if (held > 0) writer.write({ columnData, rowGroupSize: ROWS_OF_GROUP });
    [group, held] = [columns.map(() => []), 0];
  };
  for (const row of rows) {
    for (const [i, { kind }] of columns.entries()) group[i]?.push(stored(row[i] ?? null, kind));
    held += 1;
    count += 1;
    if (held === ROWS_OF_GROUP) write();
  }
  write();
  writer.finish();
  return count;
}

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: "root", num_children: columns.length },
    ...columns.map(
      ({ name, kind, isOptional = false }): SchemaElement => ({
        ...{ name, ...TYPES[kind] },
        repetition_type: isOptional ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
}

function stored(value: Value, kind: ColumnKind): Value {
  return kind === "date" && value !== null ? Date.parse(`${value}T00:00:00Z`) / DAY_MS : value;
}
