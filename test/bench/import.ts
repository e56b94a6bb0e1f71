import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { DAYS, LISTINGS, writeMillionBars } from "./million-bars.ts";
import { runNewsmove } from "./program.ts";

const RUNS = 3;

/** Wall time and memory of importing a million daily bars, beside sqlite3's own import of the file into an indexed table. */
export async function importBench(tell: (line: string) => void): Promise<Figure[]> {
  const { error } = spawnSync("sqlite3", ["--version"]);
  if (error) throw new Error("the sqlite3 command line is needed to compare with (apt-get install sqlite3)");
  const folder = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  try {
    const file = join(folder, "long.csv");
    await writeMillionBars(file);
    let [theirs, ours, peak] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
    for (let run = 1; run <= RUNS; run++) {
      tell(`run ${run} of ${RUNS}`);
      theirs = Math.min(theirs, bySqlite(file, join(folder, `sqlite-${run}.db`)));
      const db = join(folder, `newsmove-${run}.db`);
      const own = await runNewsmove(["import", "prices", file, "--db", db, "--json"]);
      ours = Math.min(ours, own.seconds);
      peak = Math.max(peak, own.megabytes);
    }
    return [
      {
        what: `${(LISTINGS * DAYS).toLocaleString("en")} daily bars, best of ${RUNS}`,
        ...{ value: ours, unit: "s", mark: { is: "at most", number: 4 } },
        against: { what: "sqlite3 .import", value: theirs },
      },
      { what: "memory at most", value: peak, unit: "MB", mark: { is: "at most", number: 300 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall seconds, with the same guarantees of the disk as Newsmove's. */
function bySqlite(file: string, db: string): number {
  const columns =
    "date TEXT, symbol TEXT, open REAL, high REAL, low REAL, close REAL, adj_close REAL, volume REAL";
  const script = [
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
    `CREATE TABLE bars (${columns}, PRIMARY KEY (symbol, date));`,
    `.import --csv --skip 1 ${file} bars`,
  ].join("\n");
  const start = performance.now();
  const { status, stderr } = spawnSync("sqlite3", [db], { input: script, encoding: "utf8" });
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  return (performance.now() - start) / 1000;
}
