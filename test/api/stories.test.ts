import { beforeEach, describe, expect, test } from "vitest";
import { makeMove, makeNews } from "../support/factories.ts";
import type { TestServer } from "../support/server.ts";
import { apiServer, ask, type Json, STORY } from "./example.ts";

const STORIES = "/api/v1/stories";

let server: TestServer;
beforeEach(async () => {
  server = await apiServer();
});

const post = (given: object = {}, headers = {}) =>
  ask(server, "POST", STORIES, { ...STORY, ...given }, headers);
const move = async (given: object) =>
  (await post({ moves: [{ subject: "Acme", percent: 3, quote: "Acme rose 3%.", ...given }] })).json;

test("a story is made, read, changed and deleted", async () => {
  const made = await post();
  expect(made.status).toBe(201);
  expect(made.headers.get("location")).toBe(`${STORIES}/3`);
  expect(made.json).toMatchObject({
    ...{ id: 3, title: STORY.title, author: null, topics: ["chips"], version: 1 },
    published: { date: "2025-12-11", at: "2025-12-11T23:05:00.000Z", year_inferred: false },
    mentions: [{ name: "Alibaba", ticker: "BABA" }, { name: "Nvidia" }],
    moves: [{ subject: "Alibaba", percent: 1.5, decimals: 1, quote: STORY.title, figure_start: 13 }],
  });
  expect((await ask(server, "GET", `${STORIES}/3`)).json).toEqual(made.json);
  const changed = await ask(server, "PUT", `${STORIES}/3`, { ...STORY, version: 1, author: "A. Writer" });
  expect(changed.json).toMatchObject({ author: "A. Writer", version: 2 });
  expect(await (await server.get("/news/3")).text()).toContain("A. Writer");
  expect((await ask(server, "DELETE", `${STORIES}/3`)).status).toBe(204);
  expect((await ask(server, "GET", `${STORIES}/3`)).status).toBe(404);
  expect(await (await server.get("/news?deleted=3")).text()).toContain('action="/news/3/restore"');
});

describe("what was read may be sent back", () => {
  const change = async (id: number, given: (story: Json) => object) => {
    const { json } = await ask(server, "GET", `${STORIES}/${id}`);
    return { before: json, after: await ask(server, "PUT", `${STORIES}/${id}`, given(json)) };
  };

  test.each([1, 2])("unchanged it changes nothing: story %i", async (id) => {
    const { before, after } = await change(id, (story) => story);
    expect(after).toMatchObject({ status: 200, json: before });
  });

  test("with one thing changed it changes that, and moves keep their numbers", async () => {
    const { before, after } = await change(1, (story) => ({ ...story, author: "A. Writer" }));
    expect(after).toMatchObject({ status: 200, json: { ...before, author: "A. Writer", version: 2 } });
  });

  test("a move of decimals, a range and an unsure one come back as they were", async () => {
    const newsId = makeNews(server.db).id;
    makeMove(server.db, {
      newsId,
      listing: null,
      percent: 3,
      decimals: 1,
      qualifier: "nearly",
      session: null,
    });
    makeMove(server.db, {
      newsId,
      listing: null,
      percent: -3,
      percentTo: -5.5,
      decimals: 1,
      qualifier: "range",
    });
    makeMove(server.db, {
      newsId,
      percent: 0,
      listing: null,
      quote: "It was flat.",
      figureStart: 7,
      figureEnd: 11,
    });
    server.db.exec("UPDATE reported_moves SET unsure = 1 WHERE percent = 0");
    const { before, after } = await change(newsId, (story) => ({ ...story, title: "Another title" }));
    expect(after).toMatchObject({ status: 200, json: { ...before, title: "Another title", version: 2 } });
    expect(after.json.moves[2].unsure).toBe(true);
  });

  test("as a new story it makes another, with moves of its own", async () => {
    const { json } = await ask(server, "GET", `${STORIES}/1`);
    const again = await ask(server, "POST", STORIES, { ...json, anyway: true });
    expect(again).toMatchObject({ status: 201, json: { ...json, id: 3, moves: [{ id: 4 }, { id: 5 }] } });
    expect((await ask(server, "GET", `${STORIES}/1`)).json).toEqual(json);
  });

  test("a move left out goes, one without a number is new", async () => {
    const { after } = await change(1, (story) => ({
      ...story,
      moves: [story.moves[1], { subject: "OpenAI", percent: 2, quote: "OpenAI rose 2%." }],
    }));
    expect(after.json.moves.map(({ id }: { id: number }) => id)).toEqual([2, 4]);
    expect((await ask(server, "GET", "/api/v1/moves/1")).status).toBe(404);
  });

  test("a story of which a move was removed meanwhile is a conflict, then a number that is not there", async () => {
    const { json } = await ask(server, "GET", `${STORIES}/1`);
    await ask(server, "PUT", `${STORIES}/1`, { ...json, moves: json.moves.slice(0, 1) });
    const stale = await ask(server, "PUT", `${STORIES}/1`, { ...json, author: "A. Writer" });
    expect(stale).toMatchObject({ status: 409, json: { current: { version: 2, moves: [{ id: 1 }] } } });
    const blind = await ask(server, "PUT", `${STORIES}/1`, { ...json, author: "A. Writer", version: 2 });
    expect(blind.status).toBe(422);
    expect(blind.json.errors).toEqual([expect.objectContaining({ pointer: "/moves/1/id" })]);
  });

  test("another story's move cannot be taken over", async () => {
    const { after } = await change(1, (story) => ({ ...story, moves: [{ ...story.moves[0], id: 3 }] }));
    expect(after.status).toBe(422);
    expect((await ask(server, "GET", "/api/v1/moves/3")).json.news_id).toBe(2);
  });
});

describe("the figure of a move", () => {
  test.each([
    [{ percent: 3 }, { percent: 3, decimals: 0, qualifier: "exact" }],
    [
      { percent: 3, decimals: 1, quote: "3.0%" },
      { percent: 3, decimals: 1, figure_start: 0, figure_end: 4 },
    ],
    [
      { percent: "3.0%", quote: "3.0%" },
      { percent: 3, decimals: 1 },
    ],
    [{ percent: -1.25 }, { percent: -1.25, decimals: 2 }],
    [
      { percent: 5, percent_to: 3 },
      { percent: 3, percent_to: 5, qualifier: "range" },
    ],
    [{ percent: "−3 to −5%" }, { percent: -3, percent_to: -5, qualifier: "range" }],
    [{ percent: 3, qualifier: "more_than" }, { qualifier: "more_than" }],
    [{ percent: 0 }, { percent: 0, percent_to: null }],
  ])("%j", async (given, expected) => {
    expect((await move(given)).moves[0]).toMatchObject(expected);
  });

  test.each([
    [{ percent: 3.25, decimals: 1 }, "/moves/0/decimals", "The figure has 2 decimals."],
    [{ percent: "3%", decimals: 0 }, "/moves/0/decimals", "The text of percent says it already"],
    [{ percent: "3%", percent_to: 5 }, "/moves/0/percent_to", "The text of percent says it already"],
    [{ percent: -3, percent_to: 5 }, "/moves/0/percent", "A range lies on one side of zero."],
    [{ percent: "1,205" }, "/moves/0/percent", "“1,205” can be read two ways."],
    [{ percent: " " }, "/moves/0/percent", "Give the figure"],
    [{ percent: -101 }, "/moves/0/percent", "A price cannot fall by more than 100%."],
    [{ qualifier: "range" }, "/moves/0/percent", "A range has two figures"],
    [{ qualifier: "roughly" }, "/moves/0/qualifier", "expected one of"],
    [{ session: "lunch" }, "/moves/0/session", "expected one of"],
    [{ trade_date: "12-10" }, "/moves/0/trade_date", "“12-10” is no date."],
    [{ quote: null }, "/moves/0/quote", "the headline does not state this figure"],
    [{ subject: null }, "/moves/0/listing", "Say whose price moved"],
    [{ listing: { id: 99 } }, "/moves/0/listing", "There is no listing number 99."],
  ])("%j is refused", async (given, pointer, detail) => {
    const { status, errors } = await move(given);
    expect(status).toBe(422);
    expect(errors).toEqual([expect.objectContaining({ pointer })]);
    expect(errors[0].detail).toContain(detail);
  });
});

describe("companies mentioned", () => {
  test("one that is not known is asked about, and added when that is said", async () => {
    const refused = await post({ mentions: ["Northmere Foods", "Acme\nWorks"] });
    expect(refused.json.errors).toEqual([
      { pointer: "/mentions/1", detail: expect.stringContaining("No company goes by “Acme\nWorks”.") },
    ]);
    const { json } = await post({ mentions: [{ name: "Acme\nWorks", add: true }] });
    expect(json.mentions).toEqual([
      expect.objectContaining({ name: "Acme Works", ticker: null }),
      expect.objectContaining({ name: "Alibaba" }),
    ]);
  });

  test("one to be added that is known already is that one", async () => {
    const { json } = await post({ mentions: [{ name: "nvidia", add: true }] });
    expect(json.mentions).toContainEqual({ id: 4, name: "Nvidia", ticker: "NVDA" });
  });

  test.each([
    [{ id: 99, name: "Nobody" }, "There is no company number 99."],
    [{ id: 1, name: "Meta" }, "Company number 1 is Alibaba: leave the number out."],
    ["", "No company goes by “”."],
  ])("%j is refused", async (mention, detail) => {
    const { json } = await post({ mentions: [mention] });
    expect(json.errors).toEqual([{ pointer: "/mentions/0", detail: expect.stringContaining(detail) }]);
  });
});

test("a topic is never taken apart", async () => {
  const { status, json } = await post({ topics: ["mergers, acquisitions"] });
  expect(status).toBe(422);
  expect(json.errors).toEqual([
    { pointer: "/topics", detail: expect.stringContaining("“mergers, acquisitions” has a comma in it") },
  ]);
  expect((await post({ topics: ["AI\nmodels", "ai models", " "] })).json.topics).toEqual(["AI models"]);
});

describe("the time of publication", () => {
  const published = async (given: object) => (await post({ published: given })).json;

  test.each([
    [{ at: "2025-12-11T18:05:07-05:00" }, { date: "2025-12-11", time: "23:05:07", zone: "UTC" }],
    [
      { at: "2025-12-11T23:05:00Z", zone: "America/New_York" },
      { date: "2025-12-11", time: "18:05:00" },
    ],
    [{ date: "2025-12-11" }, { date: "2025-12-11", time: null, at: null }],
    [{ date: "2025-12-11", time: "18:05:07", zone: "new york" }, { at: "2025-12-11T23:05:07.000Z" }],
    [{ printed: "12-11" }, { date: null, printed: "12-11" }],
  ])("%j", async (given, expected) => {
    expect((await published(given)).published).toMatchObject(expected);
  });

  test("in the hour that clocks showed twice the instant tells which", async () => {
    const hour = { date: "2025-11-02", time: "01:30", zone: "America/New_York" };
    for (const at of ["2025-11-02T05:30:00.000Z", "2025-11-02T06:30:00.000Z"])
      expect((await post({ published: { ...hour, at }, anyway: true })).json.published.at).toBe(at);
  });

  test.each([
    [{ date: "2025-12-11", time: "18:05", zone: "UTC", at: "2025-12-11T18:06:00Z" }, "/published/at"],
    [{ date: "2025-12-11", at: "2025-12-11T18:06:00Z" }, "/published/at"],
    [{ at: "2025-12-11" }, "/published/at"],
    [{ at: "2025-12-11T18:06:00Z", zone: "Mars/Olympus" }, "/published/zone"],
    [{ time: "18:05" }, "/published/time"],
    [{ date: "2025-13-11" }, "/published/date"],
  ])("%j is refused at %s", async (given, pointer) => {
    expect((await published(given)).errors).toEqual([expect.objectContaining({ pointer })]);
  });
});

test("a story that may be there already is told of, and kept when that is meant", async () => {
  await post();
  const double = await post();
  expect(double).toMatchObject({
    status: 409,
    json: { title: "That may be a double", duplicates: [{ id: 3, title: STORY.title, by: "title" }] },
  });
  expect((await post({ anyway: true })).status).toBe(201);
});

test("with one key, one story; of one that was deleted, a refusal", async () => {
  const key = { "Idempotency-Key": "evening" };
  const [first, second] = [await post({}, key), await post({}, key)];
  expect(second).toMatchObject({ status: 201, json: first.json });
  await ask(server, "DELETE", `${STORIES}/3`);
  expect((await post({}, key)).status).toBe(409);
});

test("a change sent twice is no conflict with itself, a company added by it included", async () => {
  await post();
  const change = { ...STORY, version: 1, mentions: [{ name: "Acme Works", add: true }] };
  const [first, second] = [
    await ask(server, "PUT", `${STORIES}/3`, change),
    await ask(server, "PUT", `${STORIES}/3`, change),
  ];
  expect(first.json.version).toBe(2);
  expect(second).toMatchObject({ status: 200, json: first.json });
});

test("nothing of a refused story is kept", async () => {
  const counts = () =>
    ["news_items", "companies", "topics"].map((table) =>
      server.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
  const before = counts();
  await post({ mentions: [{ name: "Acme Works", add: true }], topics: ["new"], language: "klingonese!" });
  expect(counts()).toEqual(before);
});
