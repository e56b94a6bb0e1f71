import { beforeEach, describe, expect, test } from "vitest";
import type { Listing } from "../../server/companies/companies.ts";
import { addDaily, type Prices } from "../support/bars.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer, type TestServer } from "../support/server.ts";

const flat = (close: number): Prices => [close, close + 0.2, close - 0.2, close];
const DAYS = ["2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11"] as const;
const AFTER_CLOSE = {
  date: "2025-12-10",
  time: "16:30",
  zone: "America/New_York",
  at: "2025-12-10T21:30:00.000Z",
};

describe("how publishers’ numbers checked out", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer();
  });

  const pageText = async () => {
    const text = await (await server.get("/publishers")).text();
    return text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  };
  const stock = (given: Partial<Listing> = {}) => {
    const listing = makeListing(server.db, given);
    addDaily(server.db, listing, {
      [DAYS[0]]: flat(100),
      [DAYS[1]]: flat(100),
      [DAYS[2]]: flat(103),
      [DAYS[3]]: flat(104),
    });
    return listing;
  };
  const atClose = { session: "regular", statistic: "close", tradeDate: null } as const;

  test("is empty before there is a move", async () => {
    makeNews(server.db);
    expect(await pageText()).toContain("No reported moves yet");
  });

  test("counts what came of each move, and why some came to nothing", async () => {
    const listing = stock();
    const of = (publisher: string, published: object = AFTER_CLOSE) =>
      makeNews(server.db, { publisher, published }).id;
    makeMove(server.db, { ...atClose, newsId: of("Gull Wire"), listing, percent: 3 });
    makeMove(server.db, { ...atClose, newsId: of("Gull Wire"), listing, percent: 9 });
    makeMove(server.db, { ...atClose, newsId: of("Quay Post"), listing: null });
    const undated = { date: null, time: null, zone: null, at: null };
    makeMove(server.db, { ...atClose, newsId: of("Quay Post", undated), listing });
    makeMove(server.db, { ...atClose, newsId: of("Quay Post"), listing: makeListing(server.db) });
    const extreme = { session: "premarket", statistic: "extreme", percent: 3 } as const;
    makeMove(server.db, { ...extreme, newsId: of("Quay Post"), listing });
    const early = {
      date: "2025-12-08",
      time: "16:30",
      zone: "America/New_York",
      at: "2025-12-08T21:30:00.000Z",
    };
    makeMove(server.db, { ...atClose, newsId: of("Quay Post", early), listing });
    const years = { ...early, date: "2015-12-08", at: "2015-12-08T21:30:00.000Z" };
    makeMove(server.db, { ...atClose, newsId: of("Quay Post", years), listing });
    makeMove(server.db, { ...atClose, newsId: of("Quay Post"), listing: stock({ mic: "XTKS" }) });
    const text = await pageText();
    expect(text).toContain("2 reported moves checked; 1 confirmed (50%).");
    expect(text).toContain("Gull Wire too few: not ranked 2 of 2 50%");
    for (const reason of [
      ...["No listing", "Date of the story not given", "No prices for the listing"],
      ...["No minute bars for an extended-hours move", "A close to measure from is missing"],
      ...["Before the first daily bar", "Sessions of the exchange not known"],
    ])
      expect(text).toMatch(new RegExp(`${reason} 1 `));
  });

  test("follows what is imported, moved to the trash and brought back", async () => {
    const listing = makeListing(server.db);
    const { id } = makeNews(server.db, { publisher: "Gull Wire", published: AFTER_CLOSE });
    makeMove(server.db, { ...atClose, newsId: id, listing, percent: 3 });
    expect(await pageText()).toContain("No reported move is checked yet.");
    addDaily(server.db, listing, { [DAYS[1]]: flat(100), [DAYS[2]]: flat(103) });
    expect(await pageText()).toContain("1 reported move checked; 1 confirmed (100%).");
    await server.post(`/news/${id}/delete`, {});
    expect(await pageText()).toContain("No reported moves yet");
    await server.post(`/news/${id}/restore`, {});
    expect(await pageText()).toContain("1 reported move checked; 1 confirmed (100%).");
  });
});
