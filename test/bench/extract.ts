import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { buildDirectory } from "../../server/capture/directory.ts";
import { extractMoves } from "../../server/capture/extract.ts";
import { seedLines } from "../../seed/listings.ts";

const CORPUS = new URL("../fixtures/moves.jsonl", import.meta.url);
const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));

const WARM_UP = 20_000;
const COUNTED = 200_000;
const BY_COMMAND = 1_000_000;

/** How many headlines a second are read: in one process after its start, and by the command on a million lines. */
export async function extractBench(): Promise<void> {
  const lines = readFileSync(CORPUS, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);
  console.log(`extract, on ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version}`);
  console.log(
    `  in process, after start: ${Math.round(ratePerCpuSecond(lines))} headlines a CPU second (to reach: 20,000)`,
  );
  const { seconds, megabytes } = await byCommand(lines);
  console.log(
    `  newsmove extract --jsonl, ${BY_COMMAND} lines: ${seconds.toFixed(1)} s, ${Math.round(BY_COMMAND / seconds)} a second, ${megabytes.toFixed(0)} MB at most`,
  );
}

function ratePerCpuSecond(lines: readonly string[]): number {
  const directory = buildDirectory(seedLines());
  const read = (count: number) => {
    for (let i = 0; i < count; i++) extractMoves(lines[i % lines.length] ?? "", directory);
  };
  read(WARM_UP);
  const before = process.cpuUsage();
  read(COUNTED);
  const { user, system } = process.cpuUsage(before);
  return COUNTED / ((user + system) / 1e6);
}

/** Wall seconds and peak memory of the command, whose output is read and thrown away. */
async function byCommand(lines: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [PROGRAM, "extract", "--jsonl"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdout.resume();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentKb(child.pid ?? 0));
  }, 200);
  Readable.from(generated(lines)).pipe(child.stdin);
  await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - start) / 1000, megabytes: peak / 1024 };
}

function* generated(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < BY_COMMAND; i++) yield `${JSON.stringify({ id: i, text: lines[i % lines.length] })}\n`;
}

function residentKb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    // The process has just ended, or this system has no /proc: nothing to add to the peak.
    return 0;
  }
}
