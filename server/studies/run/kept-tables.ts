import { Readable, pipeline } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGunzip, createGzip } from "node:zlib";
import type { StudyOutcome } from "../engine/run-study.ts";
import { type Row, TABLE_ROWS, TABLES } from "../rows.ts";
import type { KeptTables } from "./run.ts";

const LINES_AT_ONCE = 1000;

/** Every table of a study, to be kept. */
export async function keptTables(outcome: StudyOutcome): Promise<KeptTables> {
  const kept = {} as KeptTables;
  for (const name of TABLES) kept[name] = await compressed(linesOf(TABLE_ROWS[name](outcome)));
  return kept;
}

function compressed(text: Iterable<string>): Promise<Uint8Array> {
  return buffer(pipeline(Readable.from(text), createGzip(), () => {}));
}

function* linesOf(rows: Iterable<Row>): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(`${JSON.stringify(row)}\n`);
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

/** The lines of a kept table, some at a time, so that others are answered between them. */
export async function* keptLines(table: Uint8Array): AsyncGenerator<string[]> {
  const text = pipeline(Readable.from([table]), createGunzip(), () => {}).setEncoding("utf8");
  let rest = "";
  for await (const part of text) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
}
