import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../../server/app.ts";
import { openDatabase } from "../../server/db/open.ts";
import { derivedFrom } from "../../server/derived.ts";
import { buildAssets } from "../../server/web/assets.ts";
import { bigDatabase, MILLION } from "./big-database.ts";
import { addressesOf } from "./find-addresses.ts";
import { drawsFrom } from "./draws.ts";
import { type Figure, percentile } from "./figure.ts";

const NOW = new Date("2026-01-01T12:00:00.000Z");
const WARM_UP = 3;
const EACH = 60;
const GOAL_MS = 50;

/** How long pages of search and filters take over a million stories, from the request to the last byte. */
export async function findBench(tell: (line: string) => void): Promise<Figure[]> {
  const db = openDatabase(bigDatabase(MILLION, tell));
  const start = performance.now();
  const derived = derivedFrom(db);
  await derived.columns.read();
  const inMemory = (performance.now() - start) / 1000;
  const access = { host: "127.0.0.1", password: null, allowedHosts: [] };
  const app = createApp({ db, assets: await buildAssets(), access, clock: () => NOW, log: tell, derived });
  const times: number[] = [];
  const server = createServer((request, response) => {
    const began = performance.now();
    response.once("finish", () => times.push(performance.now() - began));
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const figures: Figure[] = [{ what: "stories read into memory", value: inMemory, unit: "s" }];
    for (const [name, addresses] of addressesOf(db, drawsFrom(11), EACH + WARM_UP)) {
      const value = percentile(await timesOf(server, addresses, times), 0.95);
      figures.push({ what: `${name}, p95`, value, unit: "ms", mark: { is: "at most", number: GOAL_MS } });
    }
    return figures;
  } finally {
    server.close();
    db.close();
  }
}

/** Milliseconds of each address asked for in turn, the first few left out. */
async function timesOf(server: Server, addresses: readonly string[], times: number[]): Promise<number[]> {
  const { port } = server.address() as AddressInfo;
  times.length = 0;
  for (const address of addresses) {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address} was answered with ${response.status}`);
  }
  return times.slice(WARM_UP);
}
