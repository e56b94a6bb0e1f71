import { beforeEach, describe, expect, test } from "vitest";
import type { Listing } from "../../server/companies/companies.ts";
import { type BarFields, makeBar, makeBars } from "../support/make-bars.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer, type TestServer } from "../support/server.ts";

const DAY = "2025-12-10";
const REPORTED = { date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" };

/** Minutes of a premarket that rose from 100 to a high of 103.10, and the days around it. */
function barsOf(listing: Listing): BarFields[] {
  return [
    { listing, date: "2025-12-09", close: 100 },
    { listing, date: DAY, open: 101.2, close: 100.6 },
    { listing, date: DAY, time: "08:47", close: 102 },
    { listing, date: DAY, time: "08:48", open: 102, high: 103.1, close: 103 },
    { listing, date: DAY, time: "08:49", close: 102.8 },
  ];
}

describe("a reported move beside what was measured", () => {
  let server: TestServer;
  let listing: Listing;
  let newsId: number;

  beforeEach(async () => {
    server = await startServer();
    listing = makeListing(server.db, { ticker: "NMRX", companyName: "Northmere Foods" });
    newsId = makeNews(server.db, {
      published: REPORTED,
      mentions: [{ id: listing.companyId, name: "", slug: "" }],
    }).id;
    makeMove(server.db, { newsId, listing, percent: 3, statistic: "extreme" });
  });

  const textOf = async (path: string) => (await (await server.get(path)).text()).replaceAll(/\s+/g, " ");

  test("no prices, then a verdict as soon as there are bars", async () => {
    for (const path of ["/", "/news", `/news/${newsId}`, "/companies/NMRX"])
      expect(await textOf(path), path).toContain("Not checked: no prices yet");
    makeBars(server.db, barsOf(listing));
    for (const path of ["/", "/news", `/news/${newsId}`, "/companies/NMRX"]) {
      const text = await textOf(path);
      expect(text, path).toContain("Confirmed, then faded");
      expect(text, path).toContain("3 one-minute bars");
      expect(text, path).not.toContain("Not checked");
    }
    expect(await textOf("/")).toContain("1 is checked: 1 confirmed, of which 1 faded.");
  });

  test("the story says it in a sentence and in numbers", async () => {
    makeBars(server.db, barsOf(listing));
    const text = await textOf(`/news/${newsId}`);
    expect(text).toContain("Up 3.1% at its premarket high, 1.2% at the open, 0.6% at the close.");
    expect(text).toContain("101.20, kept 39%");
    expect(text).toContain("not yet");
  });

  test("daily bars alone say what they cannot show, and lead to the import", async () => {
    makeBar(server.db, { listing, date: "2025-12-09", close: 100 });
    makeBar(server.db, { listing, date: DAY, open: 101.2, close: 100.6 });
    const text = await textOf("/");
    expect(text).toContain(
      "Daily bars cannot show a premarket high. Gap at the open: +1.2%, shown, not judged.",
    );
    expect(text).toContain('href="/prices/import"');
  });

  test("a session that seems to have been none is passed over, which is said here and under Prices", async () => {
    for (const name of ["A", "B", "C", "D", "E"].map((letter) => `Q${letter}`)) {
      const other = makeListing(server.db, { ticker: name });
      for (const date of ["2025-12-09", DAY, "2025-12-12"])
        makeBar(server.db, { listing: other, date, close: 5 });
    }
    makeBars(server.db, [...barsOf(listing), { listing, date: "2025-12-12", close: 99 }]);
    expect(await textOf(`/news/${newsId}`)).toContain(
      "Thu 11 Dec 2025 is passed over: nothing of the exchange has a bar that day",
    );
    const prices = await textOf("/prices");
    expect(prices).toContain('<h2 id="closed-title">Closed? <span class="count">1</span></h2>');
    expect(prices).toMatch(/Thu 11 Dec 2025<.*?New York Stock Exchange/);
    makeBar(server.db, { listing, date: "2025-12-11", close: 100 });
    expect(await textOf(`/news/${newsId}`)).not.toContain("passed over");
    expect(await textOf("/prices")).not.toContain("Closed?");
  });
});
