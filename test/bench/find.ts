import { openForReading } from "../../server/db/open.ts";
import { bigDatabase, MILLION } from "./big-database.ts";
import { drawsFrom } from "./draws.ts";
import { type Figure, percentile } from "./figure.ts";
import { addressesOf } from "./find-addresses.ts";
import { startNewsmove } from "./program.ts";

const WARM_UP = 5;
const EACH = 60;
const GOAL_MS = 50;

/** How long pages of search and filters take over a million stories, from the request to the head of the answer. */
export async function findBench(tell: (line: string) => void): Promise<Figure[]> {
  const path = bigDatabase(MILLION, tell);
  const { url, stop } = await startNewsmove({ NEWSMOVE_DB: path, NEWSMOVE_BACKUPS_KEPT: "0" });
  const db = openForReading(path);
  try {
    const start = performance.now();
    // A list that is narrowed is answered once all stories are in memory.
    await timeOf(`${url}/news?direction=down`);
    const inMemory = (performance.now() - start) / 1000;
    const figures: Figure[] = [{ what: "stories read into memory", value: inMemory, unit: "s" }];
    for (const [name, addresses] of addressesOf(db, drawsFrom(11), EACH + WARM_UP)) {
      tell(name);
      const times: number[] = [];
      for (const address of addresses) times.push(await timeOf(url + address));
      const value = percentile(times.slice(WARM_UP), 0.95);
      figures.push({ what: `${name}, p95`, value, unit: "ms", mark: { is: "at most", number: GOAL_MS } });
    }
    return figures;
  } finally {
    db.close();
    await stop();
  }
}

/** Milliseconds until the server has made its answer, which then comes at once; reading it is the browser's work. */
async function timeOf(address: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(address);
  const time = performance.now() - start;
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}`);
  return time;
}
