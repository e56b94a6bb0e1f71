import { beforeAll, describe, expect, test } from "vitest";
import type { Listing } from "../../../server/companies/companies.ts";
import type { Db } from "../../../server/db/open.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { sendRaw } from "../../support/raw.ts";
import { startServer, type TestServer } from "../../support/server.ts";

/** Titles of the stories on a page, in their order. */
async function titles(server: TestServer, path: string): Promise<string[]> {
  const html = await (await server.get(path)).text();
  return [...html.matchAll(/data-story-link>([^<]*)</g)].map(([, title]) => String(title));
}

async function textOf(server: TestServer, path: string): Promise<string> {
  const html = await (await server.get(path)).text();
  return html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

/** Where the links of a page lead, by what they say. */
async function linksOf(server: TestServer, path: string): Promise<Record<string, string>> {
  const html = await (await server.get(path)).text();
  const links = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)];
  return Object.fromEntries(
    links.map(([, href, inner]) => [
      String(inner)
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
      String(href).replaceAll("&amp;", "&"),
    ]),
  );
}

/** Four stories: what each tells apart from the others is in its title. */
function fill(db: Db): { acme: Listing; bolt: Listing } {
  const acme = makeListing(db, { ticker: "ACM", companyName: "Acme Robotics" });
  const bolt = makeListing(db, { ticker: "BLT", companyName: "Bolt Energy" });
  const mentions = (...listings: Listing[]) =>
    listings.map(({ companyId }) => ({ id: companyId, name: "", slug: "" }));
  const story = (title: string, date: string, publisher: string, companies: Listing[]) =>
    makeNews(db, { title, publisher, published: { date }, mentions: mentions(...companies) }).id;
  const both = story("Acme up, Bolt down", "2025-12-10", "The Ledger Wire", [acme, bolt]);
  makeMove(db, { newsId: both, listing: acme, percent: 3, session: "premarket" });
  makeMove(db, {
    newsId: both,
    listing: bolt,
    percent: -1,
    session: "regular",
    quote: "Bolt slipped on oil.",
  });
  const evening = story("Acme falls late", "2025-12-08", "Harbor Street Daily", [acme]);
  makeMove(db, { newsId: evening, listing: acme, percent: -4, session: "after_hours" });
  const open = story("Bolt unchanged", "2025-11-20", "The Ledger Wire", [bolt]);
  makeMove(db, { newsId: open, listing: bolt, percent: 0, session: null });
  story("Bolt is named", "2024-01-05", "Harbor Street Daily", [bolt]);
  db.exec("INSERT INTO topics (id, name) VALUES (1, 'Oil & gas'), (2, 'Robots')");
  db.prepare("INSERT INTO news_topics VALUES (?, 1), (?, 2), (?, 1)").run(both, both, open);
  return { acme, bolt };
}

describe("stories narrowed by", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    fill(server.db);
    return server.close;
  });

  test.each([
    ["nothing", "", ["Acme up, Bolt down", "Acme falls late", "Bolt unchanged", "Bolt is named"]],
    ["company", "company=acme-robotics", ["Acme up, Bolt down", "Acme falls late"]],
    ["company, by its ticker", "company=BLT", ["Acme up, Bolt down", "Bolt unchanged", "Bolt is named"]],
    ["publisher", "publisher=the+ledger+wire", ["Acme up, Bolt down", "Bolt unchanged"]],
    ["topic", "topic=oil+%26+gas", ["Acme up, Bolt down", "Bolt unchanged"]],
    ["session", "session=after_hours", ["Acme falls late"]],
    ["a session left open", "session=not_stated", ["Bolt unchanged"]],
    ["direction", "direction=down", ["Acme up, Bolt down", "Acme falls late"]],
    ["first date", "from=2025-12-08", ["Acme up, Bolt down", "Acme falls late"]],
    ["last date", "to=2025-11-20", ["Bolt unchanged", "Bolt is named"]],
    ["both dates", "from=2025-11-20&to=2025-12-08", ["Acme falls late", "Bolt unchanged"]],
    ["days, today the seventh", "days=7", ["Acme up, Bolt down"]],
    ["more days", "days=30", ["Acme up, Bolt down", "Acme falls late", "Bolt unchanged"]],
    ["words", "q=oil+slipped", ["Acme up, Bolt down"]],
    ["company and direction of one move", "company=BLT&direction=up", []],
    ["company and direction, the other way", "company=ACM&direction=up", ["Acme up, Bolt down"]],
    ["session and direction of one move", "session=premarket&direction=down", []],
    ["a company that is only mentioned, with a direction", "company=BLT&to=2024-12-31&direction=down", []],
    [
      "all at once",
      "company=BLT&publisher=The+Ledger+Wire&topic=Robots&session=regular&direction=down&days=30&q=slip",
      ["Acme up, Bolt down"],
    ],
  ])("%s", async (_by, query, expected) => {
    expect(await titles(server, `/news?${query}`)).toEqual(expected);
    expect(await titles(server, `/?${query}`)).toEqual(expected);
  });

  test("the page says how many match, and how many there are", async () => {
    expect(await textOf(server, "/news?company=ACM")).toContain("2 of 4 stories, newest first.");
    expect(await textOf(server, "/?company=ACM")).toContain("2 stories that match report 3 moves.");
    expect(await textOf(server, "/news")).toContain(" 4 stories, newest first.");
  });

  test("values come with the number of stories each would leave", async () => {
    const count = async (query: string) => Object.keys(await linksOf(server, `/news?${query}`));
    expect(await count("show=company&direction=down")).toEqual(
      expect.arrayContaining(["Any", "Acme Robotics 1", "Bolt Energy 1"]),
    );
    expect(await count("show=publisher&company=ACM&publisher=The+Ledger+Wire")).toEqual(
      expect.arrayContaining(["The Ledger Wire 1", "Harbor Street Daily 1"]),
    );
    expect(await count("show=topic")).toEqual(
      expect.arrayContaining(["Oil & gas 2", "Robots 1"].map((text) => text.replace("&", "&amp;"))),
    );
    expect(await count("show=move&company=BLT&direction=down")).toEqual(
      expect.arrayContaining(["Regular session 1", "Premarket 0", "Up 0", "Down 1", "Unchanged 1"]),
    );
  });

  test("a value's link changes that filter alone, and its menu then names it", async () => {
    const links = await linksOf(server, "/news?direction=down&show=company");
    expect(links["Acme Robotics 1"]).toBe("/news?company=acme-robotics&direction=down");
    expect(links.Any).toBe("/news?direction=down");
    expect(links.Clear).toBe("/news");
    const then = await linksOf(server, "/news?company=acme-robotics&direction=down&days=30&q=acme");
    expect(Object.keys(then)).toEqual(
      expect.arrayContaining(["Acme Robotics", "Down", "Last 30 days", "“acme”"]),
    );
  });

  test("what is not known is said, and the rest holds", async () => {
    const path = "/news?company=nobody&publisher=Nowhere&topic=none&session=lunch&q=***&direction=down";
    expect(await titles(server, path)).toEqual(["Acme up, Bolt down", "Acme falls late"]);
    const text = await textOf(server, path);
    for (const problem of [
      "No company goes by “nobody”.",
      "No story is published by “Nowhere”.",
      "No story has the topic “none”.",
      "“lunch” is no session.",
      "No word stands in “***”.",
    ])
      expect(text).toContain(`${problem} The filter was left out.`);
    expect((await linksOf(server, path)).Clear).toBe("/news");
    expect((await linksOf(server, "/news?company=nobody")).Clear).toBeUndefined();
  });

  test("nothing that matches leads out again", async () => {
    expect(await textOf(server, "/?session=overnight")).toContain("No story matches");
    expect(await textOf(server, "/news?session=overnight")).toContain("News No story matches.");
    expect((await linksOf(server, "/news?session=overnight"))["Clear the filters"]).toBe("/news");
  });

  test("hostile parts of an address are just text", async () => {
    const queries = [
      "q=%22%27;--&company=%00&publisher=%ff&topic[]=a&days=1e9&from=9999-99-99&after=x~y&show=__proto__",
      "verdict=confirmed&verdict=__proto__&company=a&company=b",
      `q=${"a".repeat(9000)}`,
      `company=${encodeURIComponent("阿".repeat(500))}`,
    ];
    for (const query of queries)
      for (const path of ["/", "/news", "/notes"]) {
        const { status } = await sendRaw({ port: server.port, path: `${path}?${query}` });
        expect({ path, query, status }).toEqual({ path, query, status: 200 });
      }
    expect(server.log).toEqual([]);
  });
});

test("older stories are those of the same filter", async () => {
  const server = await startServer();
  const { acme } = fill(server.db);
  for (let i = 0; i < 50; i++) {
    const { id } = makeNews(server.db, { title: `Acme ${i}`, published: { date: "2023-05-05" } });
    makeMove(server.db, { newsId: id, listing: acme, percent: i % 2 ? 1 : -1 });
  }
  const dashboard = await linksOf(server, "/?direction=down");
  expect(dashboard["Older stories"]).toMatch(/^\/news\?direction=down&after=/);
  const first = await titles(server, "/news?direction=down&to=2023-12-31");
  expect(first).toEqual(Array.from({ length: 15 }, (_, i) => `Acme ${48 - 2 * i}`));
  const older = String((await linksOf(server, "/news?direction=down&to=2023-12-31"))["Older stories"]);
  expect(older).toMatch(/^\/news\?direction=down&to=2023-12-31&after=/);
  expect(await titles(server, older)).toEqual(Array.from({ length: 10 }, (_, i) => `Acme ${18 - 2 * i}`));
  const rest = await titles(server, String(dashboard["Older stories"]));
  expect(rest).toEqual(Array.from({ length: 15 }, (_, i) => `Acme ${28 - 2 * i}`));
  expect((await linksOf(server, String(dashboard["Older stories"])))["Newest stories"]).toBe(
    "/news?direction=down",
  );
});
