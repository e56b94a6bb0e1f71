import { beforeAll, describe, expect, test } from "vitest";
import { makeListing, makeNote } from "../../support/factories.ts";
import { startServer, type TestServer } from "../../support/server.ts";

describe("price notes narrowed by", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    const { db } = server;
    const acme = makeListing(db, { ticker: "ACM", companyName: "Acme Robotics" });
    const hong = makeListing(db, {
      ticker: "7701",
      companyName: "Hong Motors",
      mic: "XHKG",
      currency: "HKD",
    });
    // 9 December, 22:00 in New York; 11 December, 07:00 in Hong Kong.
    makeNote(db, { listing: acme, observedAt: "2025-12-10T03:00:00.000Z", text: "late one" });
    makeNote(db, { listing: hong, observedAt: "2025-12-10T23:00:00.000Z", text: "early one" });
    makeNote(db, { listing: acme, observedAt: "2025-12-01T15:00:00.000Z", text: "old one" });
    makeNote(db, { listing: acme, observedAt: "2025-11-01T15:00:00.000Z", text: "older still" });
    return server.close;
  });

  const notes = async (query: string) => {
    const html = await (await server.get(`/notes?${query}`)).text();
    return [...html.matchAll(/class="note-words">([^<]*)</g)].map(([, text]) => text);
  };

  test.each([
    ["nothing", "", ["early one", "late one", "old one", "older still"]],
    ["company", "company=ACM", ["late one", "old one", "older still"]],
    ["words", "q=one", ["early one", "late one", "old one"]],
    ["the date in New York", "from=2025-12-09&to=2025-12-09", ["late one"]],
    ["the date in Hong Kong", "from=2025-12-11", ["early one"]],
    ["neither's", "from=2025-12-10&to=2025-12-10", []],
    ["days", "days=30", ["early one", "late one", "old one"]],
    ["all at once", "company=ACM&q=one&to=2025-12-05", ["old one"]],
  ])("%s", async (_by, query, expected) => {
    expect(await notes(query)).toEqual(expected);
  });

  test("the page counts them, and the companies there are", async () => {
    const html = await (await server.get("/notes?q=one&show=company")).text();
    expect(html).toContain('<span class="count">3 of 4</span>');
    expect(html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toContain(
      "Acme Robotics 2 Hong Motors 1",
    );
  });

  test("a note that is changed or deleted is counted as it is now", async () => {
    const note = makeNote(server.db, { text: "one more", observedAt: "2025-12-12T15:00:00.000Z" });
    expect(await notes("q=more")).toEqual(["one more"]);
    await server.post(`/notes/${note.id}/delete`, {});
    expect(await notes("q=more")).toEqual([]);
    expect(await notes("from=2025-12-12")).toEqual([]);
    await server.post(`/notes/${note.id}/restore`, {});
    expect(await notes("from=2025-12-12")).toEqual(["one more"]);
    await server.post(`/notes/${note.id}/delete`, {});
  });

  test("older notes are those of the same filter", async () => {
    const listing = makeListing(server.db, { ticker: "MANY" });
    for (let i = 0; i < 60; i++)
      makeNote(server.db, { listing, text: `many ${i}`, observedAt: "2020-01-02T15:00:00.000Z" });
    const html = await (await server.get("/notes?company=MANY")).text();
    const older = /<a href="([^"]*)">Older notes/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(older).toMatch(/^\/notes\?company=/);
    expect(await notes(older.split("?")[1] ?? "")).toEqual(
      Array.from({ length: 10 }, (_, i) => `many ${9 - i}`),
    );
  });
});
