import { parseHTML } from "linkedom";
import type { Listing } from "../../../server/companies/companies.ts";
import type { ReportedMove } from "../../../server/moves/moves.ts";
import type { NewsFields } from "../../support/factories.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { type BarFields, makeBars } from "../../support/make-bars.ts";
import { startServer, type TestServer } from "../../support/server.ts";

export const DAY = "2025-12-10";
export const AT_0912 = { date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" };

/** Reads what a story's card says. */
export interface CardReader {
  server: TestServer;
  listing: Listing;
  newsId: number;
  /** Stores bars of the listing. */
  bars(...bars: Omit<BarFields, "listing">[]): void;
  card(query?: string): Promise<Document>;
  html(query?: string): Promise<string>;
  /** The rows of a table by the beginning of its section's heading: the texts of its cells. */
  rows(heading: "Worked out" | "Prices it rests on"): Promise<string[][]>;
  data(): Promise<string>;
}

/** A server with a story of an invented company that makes one claim: +3% premarket at its extreme, at 09:12, unless told otherwise. */
export async function cardOf(
  move: Partial<ReportedMove> = {},
  news: NewsFields = {},
  clock?: () => Date,
): Promise<CardReader> {
  const server = await startServer(clock ? { clock } : {});
  const listing = makeListing(server.db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const newsId = makeNews(server.db, { title: "Northmere jumps", published: AT_0912, ...news }).id;
  makeMove(server.db, { newsId, listing, statistic: "extreme", ...move });
  const html = async (query = "") => (await server.get(`/news/${newsId}/card${query}`)).text();
  const card = async (query = "") => parseHTML(await html(query)).document;
  return {
    ...{ server, listing, newsId, html, card },
    bars: (...bars) =>
      makeBars(
        server.db,
        bars.map((bar) => ({ listing, ...bar })),
      ),
    async rows(heading) {
      const document = await card();
      const title = [...document.querySelectorAll("h3")].find(({ textContent }) => textContent === heading);
      const table = document.querySelector(`[aria-labelledby="${title?.id}"] table`);
      return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
        [...row.querySelectorAll("th, td")].map(({ textContent }) => textContent?.trim() ?? ""),
      );
    },
    data: async () => (await server.get(`/news/${newsId}/card.json`)).text(),
  };
}

/** The day of the claim and those around it, without what trades before its open. */
export const DAYS = [
  { date: "2025-12-09", close: 100 },
  { date: DAY, open: 101.2, high: 101.9, low: 100.1, close: 100.6 },
  { date: "2025-12-11", close: 100.3 },
];

/** Minutes of a premarket that rose to 103.10 at 08:48. */
export const MINUTES = [
  { date: DAY, time: "08:47", close: 102 },
  { date: DAY, time: "08:48", open: 102, high: 103.1, close: 103 },
  { date: DAY, time: "09:11", close: 102.8 },
  // After the report: no part of the evidence.
  { date: DAY, time: "09:12", high: 109, close: 108 },
];
