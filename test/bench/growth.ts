import { bigDatabase, MILLION, THOUSAND } from "./big-database.ts";
import { type Figure, median } from "./figure.ts";
import { type Listening, startNewsmove } from "./program.ts";

const ROUNDS = 60;
const WARM_UP = 20;

/** Pages by their names, each at many addresses that both databases have. */
const PAGES: Record<string, (round: number) => string> = {
  // With a query the dashboard is not one that was kept.
  "GET /": (round) => `/?after=${round}`,
  "GET /news/:id": (round) => `/news/${THOUSAND.stories - (round % 500)}`,
  // Those most is told of: their pages are full in both databases.
  "GET /companies/:ticker": (round) => `/companies/T${1 + (round % 5)}`,
};

/** Times of pages over a million stories, beside the same pages over a thousand. */
export async function growthBench(tell: (line: string) => void): Promise<Figure[]> {
  const [few, many] = [bigDatabase(THOUSAND, tell), bigDatabase(MILLION, tell)];
  const servers = await Promise.all(
    [few, many].map((path) => startNewsmove({ NEWSMOVE_DB: path, NEWSMOVE_BACKUPS_KEPT: "0" })),
  );
  try {
    // A list that is narrowed is answered once all stories are in memory: nothing is done beside the pages then.
    for (const { url } of servers) await (await fetch(`${url}/news?direction=down`)).text();
    const figures: Figure[] = [];
    for (const [what, address] of Object.entries(PAGES)) {
      const [small, large] = (await inTurn(servers, address)) as [number, number];
      figures.push({
        ...{ what, value: large, unit: "ms", mark: { is: "at most", number: 1.5 } },
        against: { what: "over a thousand stories", value: small },
      });
    }
    return figures;
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

/** Median ms of each server's answers, asked in turn. */
async function inTurn(servers: readonly Listening[], address: (round: number) => string): Promise<number[]> {
  const times = servers.map((): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const [i, { url }] of servers.entries()) {
      const start = performance.now();
      const answer = await fetch(url + address(round));
      await answer.text();
      if (!answer.ok) throw new Error(`${address(round)} was answered with ${answer.status}`);
      if (round >= WARM_UP) times[i]?.push(performance.now() - start);
    }
  return times.map(median);
}
