import { bigDatabase, MILLION } from "./big-database.ts";
import { type Figure, median } from "./figure.ts";
import { firstLoads } from "./first-load.ts";
import { loadOf } from "./load.ts";
import { type Listening, startNewsmove, startScript } from "./program.ts";

const ROUNDS = 3;
const SECONDS = 8;
const CONNECTIONS = 8;

/** The dashboard over a million stories: asked for without a break, and loaded by a browser for the first time. */
export async function homeBench(tell: (line: string) => void): Promise<Figure[]> {
  const database = bigDatabase(MILLION, tell);
  const environment = { NEWSMOVE_DB: database, NEWSMOVE_BACKUPS_KEPT: "0" };
  const ours = await startNewsmove(environment);
  // A list that is narrowed is answered once all stories are in memory.
  tell("the stories are being read");
  await (await fetch(`${ours.url}/news?direction=down`)).text();
  const html = await (await fetch(ours.url)).text();
  const bare = await startScript(new URL("./bare-server.ts", import.meta.url), {
    ...environment,
    PAGE_STORIES: String(html.split("data-story-link").length - 1),
    PAGE_BYTES: String(Buffer.byteLength(html)),
  });
  try {
    tell(`a page of ${(html.length / 1024).toFixed(0)} KB`);
    return [...(await underLoad(ours, bare, tell)), ...(await firstLoads(ours.url))];
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

async function underLoad(ours: Listening, bare: Listening, tell: (line: string) => void): Promise<Figure[]> {
  const rounds: { own: number; p99: number; theirs: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`round ${round} of ${ROUNDS}`);
    const own = await loadOf({ url: ours.url, connections: CONNECTIONS, seconds: SECONDS });
    const theirs = await loadOf({ url: bare.url, connections: CONNECTIONS, seconds: SECONDS });
    rounds.push({ own: own.perSecond, p99: own.p99, theirs: theirs.perSecond });
  }
  return [
    {
      what: `GET /, ${CONNECTIONS} connections`,
      ...{ value: median(rounds.map(({ own }) => own)), unit: "a s" },
      against: { what: "bare handler", value: median(rounds.map(({ theirs }) => theirs)) },
      mark: { is: "at least", number: 0.5 },
    },
    {
      what: "99th percentile",
      ...{ value: median(rounds.map(({ p99 }) => p99)), unit: "ms" },
      mark: { is: "at most", number: 25 },
    },
  ];
}
