import type { Db } from "../db/open.ts";
import { DAY_SECONDS } from "./prices.ts";
import type { RowSink } from "./rows.ts";
import { makeStageTables, type StageTables } from "./stage-tables-store.ts";

export interface RefusedRow {
  /** Line of the file, from 1. */
  line: number;
  reason: string;
  raw: string;
}

/** Takes in what a file says: its rows go to tables of their own until they are stored or dropped. */
export interface Stage extends RowSink {
  tables: StageTables;
  /** Sends the rows that wait to the tables. */
  flush(): void;
  /** Rows that stand twice in the file with the same values. */
  repeated(): number;
  /** Days in UTC with a bar of any series, counted from 1970-01-01. */
  days(): ReadonlySet<number>;
}

/** Rows put in by one statement. */
const BATCH = 64;
/** Rows gathered before they are put in, a listing at a time: a table in that order takes them in far faster. */
const GATHERED = 10_000;
const FIELDS = 9;

/** Rows of one listing that wait, their fields one after another. */
interface Gathered {
  values: (number | null)[];
  raws: string[];
}

/** Opens a stage for one file, in a database file at that path; "" for one that goes with the connection. */
export function openStage(db: Db, path: string): Stage {
  const tables = makeStageTables(db, path);
  const { schema } = tables;
  const insert = (rows: number) => {
    const row = `(${Array(FIELDS).fill("?").join(",")})`;
    return db.prepare(
      `INSERT OR IGNORE INTO ${schema}.bars (series, start, line, open, high, low, close, adj_close, volume)
       VALUES ${Array(rows).fill(row).join(",")}`,
    );
  };
  const insertBatch = insert(BATCH);
  const insertOne = insert(1);
  const present = db
    .prepare<[number, number], (number | null)[]>(
      `SELECT line, open, high, low, close, adj_close, volume FROM ${schema}.bars WHERE series = ? AND start = ?`,
    )
    .raw();
  const addRefused = db.prepare(
    `INSERT OR REPLACE INTO ${schema}.refused (line, reason, raw) VALUES (?, ?, ?)`,
  );
  const addAction = db.prepare(
    `INSERT INTO ${schema}.actions (series, ex_date, kind, value) VALUES (@series, @exDate, @kind, @value)`,
  );
  const gathered: Gathered[] = [];
  let waiting = 0;
  const days = new Set<number>();
  let day = Number.NEGATIVE_INFINITY;
  let repeated = 0;

  /** Looks what became of a row that was ignored: another of the same listing and start came first. */
  function explain(row: (number | null)[], raw: string): void {
    const [series, start, line] = row as [number, number, number];
    const first = present.get(series, start);
    if (!first || first[0] === line) return;
    if (row.slice(3).every((value, i) => value === first[i + 1])) repeated += 1;
    else stage.refuse(line, raw, `line ${first[0]} has other values for the same time`);
  }

  function put({ values, raws }: Gathered): void {
    for (let i = 0; i < raws.length; ) {
      const isBatch = raws.length - i >= BATCH;
      const rows = isBatch ? BATCH : 1;
      const part = values.slice(i * FIELDS, (i + rows) * FIELDS);
      const { changes } = (isBatch ? insertBatch : insertOne).run(part);
      for (let k = 0; changes < rows && k < rows; k++)
        explain(part.slice(k * FIELDS, (k + 1) * FIELDS), raws[i + k] ?? "");
      i += rows;
    }
  }

  function flush(): void {
    for (const rows of gathered) if (rows) put(rows);
    gathered.length = 0;
    waiting = 0;
  }

  const stage: Stage = {
    tables,
    bar(line, raw, series, start, open, high, low, close, adjClose, volume) {
      let rows = gathered[series];
      if (!rows) {
        rows = { values: [], raws: [] };
        gathered[series] = rows;
      }
      rows.values.push(series, start, line, open, high, low, close, adjClose, volume);
      rows.raws.push(raw);
      // Rows of one day mostly come together.
      if (start < day * DAY_SECONDS || start >= (day + 1) * DAY_SECONDS) {
        day = Math.floor(start / DAY_SECONDS);
        days.add(day);
      }
      waiting += 1;
      if (waiting === GATHERED) flush();
    },
    action: (series, action) => void addAction.run({ series, ...action }),
    refuse: (line, raw, reason) => void addRefused.run(line, reason, raw.slice(0, 500)),
    flush,
    repeated: () => repeated,
    days: () => days,
  };
  return stage;
}
