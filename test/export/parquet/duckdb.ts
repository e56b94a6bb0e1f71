import { DuckDBInstance } from "@duckdb/node-api";

export type DuckRow = Record<string, string | number | null>;

/** Asks DuckDB with a folder as the place that relative paths begin at. Numbers of 64 bits come as text. */
export async function askDuck(sql: string, folder: string): Promise<DuckRow[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${folder}'`);
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJson() as DuckRow[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
