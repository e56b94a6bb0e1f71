import { cpus } from "node:os";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../../server/app.ts";
import { openDatabase } from "../../server/db/open.ts";
import { derivedFrom } from "../../server/derived.ts";
import { buildAssets } from "../../server/web/assets.ts";
import { bigDatabase, MILLION } from "./big-database.ts";
import { addressesOf } from "./find-addresses.ts";
import { firstPage } from "./first-page.ts";
import { randomFrom } from "./random.ts";

const NOW = new Date("2026-01-01T12:00:00.000Z");
const WARM_UP = 3;
const EACH = 60;
const GOAL_MS = 50;

/**
 * How long the first page after a start takes over a million stories, and how long pages of search and
 * filters, from the request to the last byte.
 */
export async function findBench(): Promise<void> {
  const path = bigDatabase(MILLION, (line) => console.log(line));
  await firstPage(path);
  const db = openDatabase(path);
  const start = performance.now();
  const derived = derivedFrom(db);
  await derived.columns.read();
  const access = { host: "127.0.0.1", password: null, allowedHosts: [] };
  const log = (line: string) => console.error(line);
  const app = createApp({ db, assets: await buildAssets(), access, clock: () => NOW, log, derived });
  console.log(
    `find: ${MILLION.stories} stories, ${3 * MILLION.stories} moves, ${MILLION.notes} notes, ${MILLION.listings} listings`,
  );
  console.log(`  ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version}`);
  console.log(
    `  stories in memory after ${((performance.now() - start) / 1000).toFixed(1)} s, ${memoryMb()} MB`,
  );
  const times: Times[] = [];
  const server = createServer((request, response) => {
    const [began, used] = [performance.now(), process.cpuUsage()];
    response.once("finish", () => {
      const { user, system } = process.cpuUsage(used);
      times.push({ passed: performance.now() - began, worked: (user + system) / 1000 });
    });
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    for (const [name, addresses] of addressesOf(db, randomFrom(11), EACH + WARM_UP))
      console.log(`  ${name.padEnd(34)} ${summary(await timesOf(server, addresses, times))}`);
  } finally {
    server.close();
    db.close();
  }
}

/** Milliseconds that passed on the clock, and that processors worked: on a busy machine these tell more. */
interface Times {
  passed: number;
  worked: number;
}

/** What each address asked for in turn took, the first few left out. */
async function timesOf(server: Server, addresses: readonly string[], times: Times[]): Promise<Times[]> {
  const { port } = server.address() as AddressInfo;
  times.length = 0;
  for (const address of addresses) {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address} was answered with ${response.status}`);
  }
  return times.slice(WARM_UP);
}

function summary(times: readonly Times[]): string {
  const [passed, worked] = (["passed", "worked"] as const).map((name) => times.map((time) => time[name]));
  return `${figures(passed ?? [])}; of the processor ${figures(worked ?? [])}`;
}

function figures(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const [p50, p95, most] = [at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(1).padStart(6));
  const isSlow = at(0.95) > GOAL_MS ? `  over ${GOAL_MS}` : "";
  return `p50 ${p50}  p95 ${p95}  most ${most} ms${isSlow}`;
}

function memoryMb(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}
