import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DAYS, LISTINGS, writeMillionBars } from "./million-bars.ts";
import { peakMemory } from "./peak-memory.ts";

const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));
const RUNS = 3;

/** Wall time and memory of importing a million daily bars, beside sqlite3's own import of the file into an indexed table. */
export async function importBench(): Promise<void> {
  const version = spawnSync("sqlite3", ["--version"], { encoding: "utf8" });
  if (version.error) {
    console.log("import: the sqlite3 command line is needed to compare with (apt-get install sqlite3)");
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  try {
    const file = join(folder, "long.csv");
    await writeMillionBars(file);
    const megabytes = statSync(file).size / 1e6;
    console.log(
      `import: ${LISTINGS * DAYS} daily bars, ${LISTINGS} listings, ${megabytes.toFixed(0)} MB, by date`,
    );
    console.log(
      `  sqlite3 ${version.stdout.split(" ")[0]}, Node ${process.version}, best of ${RUNS} each, in turn`,
    );
    let [theirs, ours, peak] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
    for (let run = 0; run < RUNS; run++) {
      theirs = Math.min(theirs, bySqlite(file, join(folder, `sqlite-${run}.db`)));
      const own = await byCommand(file, join(folder, `newsmove-${run}.db`));
      ours = Math.min(ours, own.seconds);
      peak = Math.max(peak, own.megabytes);
    }
    console.log(`  sqlite3 .import into an indexed table: ${theirs.toFixed(2)} s`);
    console.log(
      `  newsmove import prices: ${ours.toFixed(2)} s, ${peak.toFixed(0)} MB at most (to reach: 300)`,
    );
    console.log(`  ratio ${(ours / theirs).toFixed(2)} (to reach: 4)`);
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

async function byCommand(file: string, db: string): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [PROGRAM, "import", "prices", file, "--db", db, "--json"], {
    stdio: "ignore",
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 50);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`newsmove import ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: peak / 1e6 };
}
