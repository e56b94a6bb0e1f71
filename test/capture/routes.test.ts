import { describe, expect, test } from "vitest";
import { actionOf, sentForm } from "../support/sent-form.ts";
import { startServer } from "../support/server.ts";
import { ARTICLE, capture, PAGE } from "./example.ts";

/** The main part of a page as a reader sees it: text only. */
function seen(html: string): string {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  return main.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
}

test("the page asks for a text or a file", async () => {
  const server = await startServer();
  const answer = await server.get("/capture");
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain('name="text"');
  expect(html).toContain('type="file"');
});

describe("the draft of a pasted article", () => {
  test("holds what was read, and says what was not", async () => {
    const server = await startServer({ seeded: true });
    const answer = await capture(server, { text: ARTICLE });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(sentForm(html, "#story-form")).toMatchObject({
      ...{ title: ARTICLE.split("\n")[0], publisher: "Harbour Wire", credited_source: "Reuters" },
      ...{ date: "2025-12-09", time: "", printed: "12-09", year_inferred: "1", moves: "2" },
      ...{ move_1_percent: "\u22124.2", move_1_listing: "NVDA Nvidia, XNAS", move_1_keep: "keep" },
      ...{ move_2_percent: "+2", move_2_session: "premarket" },
    });
    expect(seen(html)).toContain("2 moves and 3 companies found; 3 things were inferred or not given.");
    expect(seen(html)).toContain("the year is inferred: the latest such day up to 15 Dec 2025");
    expect(html).toMatch(/<mark class="said">4\.2%/);
    expect(html).toContain('<span class="passed-over">62%</span>');
    expect(server.db.prepare("SELECT count(*) FROM news_items").pluck().get()).toBe(1);
  });

  test("saved as it stands is a story with its moves on the dashboard", async () => {
    const server = await startServer({ seeded: true });
    const html = await (await capture(server, { text: ARTICLE })).text();
    const answer = await server.post(actionOf(html, "#story-form"), sentForm(html, "#story-form"));
    expect(answer.status).toBe(303);
    const story = await (await server.get(answer.headers.get("location") ?? "")).text();
    expect(story).toContain("<mark>4.2%</mark>");
    const dashboard = seen(await (await server.get("/")).text());
    expect(dashboard).toContain("Nvidia Slides 4.2% While Alphabet Gains 2%");
    expect(dashboard).toContain("\u22124.2%");
    const rows = server.db.prepare(
      "SELECT percent, session, statistic FROM reported_moves WHERE news_id = 2",
    );
    expect(rows.raw().all()).toEqual([
      [-4.2, "premarket", "extreme"],
      [2, "premarket", "last"],
    ]);
  });

  test("sent with a mistake comes back beside its article, with what was typed", async () => {
    const server = await startServer({ seeded: true });
    const html = await (await capture(server, { text: ARTICLE })).text();
    const fields = { ...sentForm(html, "#story-form"), move_1_percent: "lots", publisher: "Quay Wire" };
    const answer = await server.post(actionOf(html, "#story-form"), fields);
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(sentForm(again, "#story-form")).toMatchObject({ move_1_percent: "lots", publisher: "Quay Wire" });
    expect(again).toContain('<span class="passed-over">62%</span>');
    expect(seen(again)).toContain("the year is inferred: the latest such day");
  });

  test("a text without moves is a story all the same", async () => {
    const server = await startServer();
    const html = await (await capture(server, { text: "A quiet day\n\nNothing moved." })).text();
    expect(seen(html)).toContain("no moves and no companies found");
    expect(sentForm(html, "#story-form")).toMatchObject({ title: "A quiet day", moves: "0" });
  });
});

describe("an article comes", () => {
  const read = async (answer: Response) => {
    expect(answer.status).toBe(200);
    return sentForm(await answer.text(), "#story-form");
  };

  test("as a form without parts", async () => {
    const server = await startServer({ seeded: true });
    expect(await read(await server.post("/capture", { text: ARTICLE }))).toMatchObject({
      moves: "2",
    });
  });

  test("as the source of a page that is pasted", async () => {
    const server = await startServer({ seeded: true });
    const fields = await read(await capture(server, { text: PAGE }));
    expect(fields).toMatchObject({ url: "https://harbour.example/nvidia", time: "13:05", moves: "2" });
  });

  test.each([
    ["page.html", PAGE, "https://harbour.example/nvidia"],
    ["PAGE.HTM", PAGE, "https://harbour.example/nvidia"],
    ["article.txt", ARTICLE, ""],
  ])("as a file %s, which counts before what was pasted", async (name, content, url) => {
    const server = await startServer({ seeded: true });
    const answer = await capture(server, { text: "Something else", file: [name, content] });
    expect(await read(answer)).toMatchObject({ publisher: "Harbour Wire", url, moves: "2" });
  });

  test("as a file in the letters of another time", async () => {
    const server = await startServer();
    const bytes = new Uint8Array([
      ...Buffer.from("<html><head><meta charset=windows-1252><title>Soci"),
      0xe9,
    ]);
    const rest = new Uint8Array(
      Buffer.from("t\xe9 falls 3%</title></head><body><p>Rain.</p></body></html>", "latin1"),
    );
    const answer = await capture(server, { file: ["old.html", new Uint8Array([...bytes, ...rest])] });
    expect((await read(answer)).title).toBe("Société falls 3%");
  });
});
