import { gzipSync } from "node:zlib";
import type { Listing } from "../../server/companies/companies.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { NOW, seededDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { startServer, type TestServer } from "../support/server.ts";

export interface Answer {
  status: number;
  headers: Headers;
  /** The body; null where there is none. */
  json: Json;
}

/** What was parsed, whatever it is: a test says what it should be. */
export type Json = ReturnType<typeof JSON.parse>;

/** Asks the API of a server as a program does: no page, and JSON where something is sent. */
export async function ask(
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const answer = await fetch(server.url + path, {
    ...{ method, headers: { ...type, ...headers }, redirect: "manual" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === "" ? null : JSON.parse(text) };
}

/** A note as a program would send it. */
export const NOTE = {
  ...{ listing: "BABA", price: 161.7, price_kind: "high", text: "first look" },
  ...{ observed_at: "2025-12-10T08:05:00-05:00", move_id: 1 },
};

/** A story as a program would send it, of the seed's companies. */
export const STORY = {
  ...{ title: "Alibaba adds 1.5% after hours", publisher: "The Example", language: "en" },
  published: { date: "2025-12-11", time: "18:05", zone: "America/New_York" },
  mentions: ["Nvidia"],
  topics: ["chips"],
  moves: [{ listing: "BABA", percent: 1.5, session: "after_hours" }],
};

/** The seed (story 1, moves 1 and 2) with a note on it; a story of an invented company with minute bars; a study that was run. */
export async function apiServer(): Promise<TestServer> {
  const server = await startServer({ db: seededDb() });
  const { db } = server;
  const baba = companiesStore(db).listing(1) as Listing;
  makeNote(db, { listing: baba, newsId: 1, moveId: 1, text: "a note of the seed's story" });
  const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const newsId = makeNews(db, {
    mentions: [{ id: listing.companyId, name: "", slug: "" }],
    published: {
      ...{ date: "2025-12-10", time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" },
    },
  }).id;
  makeMove(db, { newsId, listing, percent: 3, statistic: "extreme" });
  makeBars(db, [
    { listing, date: "2025-12-09", close: 100 },
    { listing, date: "2025-12-10", open: 101.2, close: 100.6 },
    { listing, date: "2025-12-10", time: "08:48", open: 102, high: 103.1, close: 103 },
  ]);
  addStudy(server);
  return server;
}

const NO_ROWS = ["days", "windows", "agg_days", "agg_windows"];

function addStudy({ db }: TestServer): void {
  const studies = studiesStore(db);
  const at = NOW.toISOString();
  const id = studies.add("Stories of Northmere", {} as never, "key", at);
  studies.add("Not run yet", {} as never, "other key", at);
  const rows = `${JSON.stringify({ event: "1", L: null })}\n`;
  const tables = {
    events: gzipSync(rows),
    ...Object.fromEntries(NO_ROWS.map((name) => [name, gzipSync("")])),
  };
  const run = { ranAt: at, definition: { id: "1" }, undated: [], result: {}, priceState: {} };
  studies.saveRun(id, run as never, tables as never);
}
