import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));
const HEADER = "date,symbol,open,high,low,close,adj_close,volume";
const LISTINGS = 250;
const DAYS = 4000;
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
    await generate(file);
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

/** Random walks of all listings, day by day, on weekdays from 2004 on: always the same. */
async function generate(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADER}\n`);
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const prices = Array.from({ length: LISTINGS }, () => 20 + random() * 200);
  for (let day = Date.UTC(2004, 0, 1), made = 0; made < DAYS; day += 86_400_000) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    made += 1;
    const date = new Date(day).toISOString().slice(0, 10);
    const rows = prices.map((open, i) => {
      const close = Math.max(1, open * (1 + (random() - 0.5) * 0.04));
      prices[i] = close;
      const high = Math.max(open, close) * (1 + random() * 0.01) + 0.01;
      const low = Math.min(open, close) * (1 - random() * 0.01) - 0.01;
      const [o, h, l, c] = [open, high, low, close].map((price) => price.toFixed(2));
      return `${date},S${i},${o},${h},${l},${c},${(close * 0.97).toFixed(6)},${Math.floor(random() * 1e7)}\n`;
    });
    if (!out.write(rows.join(""))) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
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
    peak = Math.max(peak, peakKb(child.pid ?? 0));
  }, 50);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`newsmove import ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: (peak * 1024) / 1e6 };
}

function peakKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    // The process has just ended, or this system has no /proc: nothing to add to the peak.
    return 0;
  }
}
