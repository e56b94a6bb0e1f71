import { beforeEach, describe, expect, test } from "vitest";
import { makeMove, makeNews } from "../support/factories.ts";
import type { TestServer } from "../support/server.ts";
import { apiServer, ask, NOTE } from "./example.ts";

const NOTES = "/api/v1/notes";

let server: TestServer;
beforeEach(async () => {
  server = await apiServer();
});

const post = (given: object = {}, headers = {}) => ask(server, "POST", NOTES, { ...NOTE, ...given }, headers);
const count = () => server.db.prepare("SELECT count(*) FROM price_notes").pluck().get();

test("a note is made, read, changed and deleted", async () => {
  const made = await post();
  expect(made.status).toBe(201);
  expect(made.headers.get("location")).toBe(`${NOTES}/2`);
  expect(made.json).toMatchObject({
    ...{ id: 2, price: 161.7, price_kind: "high", text: "first look", news_id: 1, move_id: 1, version: 1 },
    ...{ listing: { ticker: "BABA" }, observed_at: "2025-12-10T13:05:00.000Z" },
  });
  expect((await ask(server, "GET", `${NOTES}/2`)).json).toEqual(made.json);
  const changed = await ask(server, "PUT", `${NOTES}/2`, { ...NOTE, version: 1, text: "second look" });
  expect(changed.json).toMatchObject({ text: "second look", version: 2 });
  expect(await (await server.get("/notes")).text()).toContain("second look");
  expect((await ask(server, "DELETE", `${NOTES}/2`)).status).toBe(204);
  expect((await ask(server, "GET", `${NOTES}/2`)).status).toBe(404);
  expect(await (await server.get("/notes?deleted=2")).text()).toContain('action="/notes/2/restore"');
});

describe("what was read may be sent back", () => {
  test("unchanged it changes nothing", async () => {
    const { json } = await ask(server, "GET", `${NOTES}/1`);
    const again = await ask(server, "PUT", `${NOTES}/1`, json);
    expect(again).toMatchObject({ status: 200, json });
  });

  test("with one thing changed it changes that", async () => {
    const { json } = await ask(server, "GET", `${NOTES}/1`);
    const again = await ask(server, "PUT", `${NOTES}/1`, { ...json, price: 162.5 });
    expect(again).toMatchObject({ status: 200, json: { ...json, price: 162.5, version: 2 } });
  });

  test("as a new note it makes another", async () => {
    const { json } = await ask(server, "GET", `${NOTES}/1`);
    expect(await ask(server, "POST", NOTES, json)).toMatchObject({ status: 201, json: { ...json, id: 2 } });
  });

  test("of a story that was deleted since, it is about none", async () => {
    await ask(server, "DELETE", "/api/v1/stories/1");
    const { json } = await ask(server, "GET", `${NOTES}/1`);
    expect(json).toMatchObject({ news_id: null, move_id: null });
    expect((await ask(server, "PUT", `${NOTES}/1`, { ...json, text: "still here" })).status).toBe(200);
  });
});

describe("a listing", () => {
  test.each([
    ["its ticker", "BABA", "XNYS"],
    ["its ticker and exchange", "BABA, XNYS", "XNYS"],
    ["as a form writes it", "9988 Alibaba, XHKG", "XHKG"],
    ["its number", { id: 2 }, "XHKG"],
  ])("by %s", async (_how, listing, mic) => {
    const { status, json } = await post({ listing, move_id: null, news_id: null });
    expect({ status, mic: json.listing?.mic }).toEqual({ status: 201, mic });
  });

  test.each([
    ["Alibaba", "“Alibaba” has more than one listing. Which is meant?"],
    ["BABX", "No listing goes by “BABX”."],
    [{ id: 99 }, "There is no listing number 99."],
    [{ id: 1, ticker: "META" }, "Listing number 1 is BABA, XNYS: leave the number out."],
  ])("%j is refused", async (listing, detail) => {
    const { status, json } = await post({ listing });
    expect(status).toBe(422);
    expect(json.errors).toEqual([expect.objectContaining({ pointer: "/listing" })]);
    expect(json.errors[0].detail).toContain(detail);
  });

  test("the readings offered are taken back as they are", async () => {
    const [answer] = (await post({ listing: "Alibaba" })).json.errors[0].answers;
    expect((await post({ listing: answer })).json.listing.ticker).toBe("BABA");
  });
});

describe("what is refused points at it", () => {
  test.each([
    [{ price: 0 }, "/price", "A price is more than zero."],
    [{ price: "1,205" }, "/price", "can be read two ways. Is it 1205 or 1.205?"],
    [{ price: 0.1 + 0.2 }, "/price", "A price has 6 decimals at most."],
    [{ price: 1e-7 }, "/price", "A price has 6 decimals at most."],
    [{ price: 1e21 }, "/price", "That is more than any price"],
    [{ price: null }, "/price", "Give a number, or a text"],
    [{ price_kind: "mid" }, "/price_kind", 'expected one of "last"'],
    [{ observed_at: "2025-12-10T08:05:00" }, "/observed_at", "Write it with its offset"],
    [{ observed_at: "2025-02-30T08:05:00Z" }, "/observed_at", "Write it with its offset"],
    [{ observed_at: "2025-12-17T08:05:00Z" }, "/observed_at", "This is more than a day ahead."],
    [{ text: "x".repeat(4001) }, "/text", "The note has 4,001 characters; 4,000 fit."],
    [{ move_id: 99 }, "/move_id", "That story is no longer there."],
    [{ move_id: null, news_id: 99 }, "/news_id", "That story is no longer there."],
    [{ move_id: 1, news_id: 2 }, "/news_id", "That move is of story 1."],
    [{ move_id: 2 }, "/move_id", "That move is META's, the note is BABA's."],
    [{ seen: true }, "", 'Unrecognized key: "seen"'],
  ])("%j", async (given, pointer, detail) => {
    const { status, json } = await post(given);
    expect(status).toBe(422);
    expect(json.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(json.errors[0].detail).toContain(detail);
    expect(count()).toBe(1);
  });

  test("everything missing is told at once", async () => {
    const { json } = await ask(server, "POST", NOTES, {});
    expect(json.errors).toEqual(
      ["listing", "price", "price_kind", "observed_at"].map((name) => ({
        ...{ pointer: `/${name}`, detail: "This is needed." },
      })),
    );
  });
});

describe("an instant", () => {
  test("keeps its seconds, whatever offset it was written with", async () => {
    const { json } = await post({ observed_at: "2025-12-10T21:05:07+08:00" });
    expect(json.observed_at).toBe("2025-12-10T13:05:07.000Z");
  });

  test.each(["2025-11-02T01:30:00-04:00", "2025-11-02T01:30:00-05:00"])(
    "%s, in the hour that New York's clocks showed twice, is that one",
    async (observed_at) => {
      const { json } = await post({ observed_at });
      expect(json.observed_at).toBe(new Date(observed_at).toISOString());
      const again = await ask(server, "PUT", `${NOTES}/2`, json);
      expect(again.json.observed_at).toBe(json.observed_at);
    },
  );
});

describe("sent twice", () => {
  test("with one key, one note", async () => {
    const key = { "Idempotency-Key": "morning" };
    const [first, second] = [await post({}, key), await post({}, key)];
    expect(second).toMatchObject({ status: 201, json: first.json });
    expect(count()).toBe(2);
  });

  test("without a key, or with another, two", async () => {
    await post({}, { "Idempotency-Key": "a" });
    await post({}, { "Idempotency-Key": "b" });
    await post();
    expect(count()).toBe(4);
  });

  test("with the key of one that was deleted, a refusal that says so", async () => {
    const key = { "Idempotency-Key": "morning" };
    await post({}, key);
    await ask(server, "DELETE", `${NOTES}/2`);
    const { status, json } = await post({}, key);
    expect(status).toBe(409);
    expect(json.detail).toContain("was deleted since. Send another key");
  });

  test("a key of no length, or of very much, is refused", async () => {
    for (const key of ["", "x".repeat(201)])
      expect((await post({}, { "Idempotency-Key": key })).status, key).toBe(400);
  });

  test("a change is no conflict with itself", async () => {
    const change = { ...NOTE, version: 1, text: "second look" };
    const [first, second] = [
      await ask(server, "PUT", `${NOTES}/1`, change),
      await ask(server, "PUT", `${NOTES}/1`, change),
    ];
    expect(second).toMatchObject({ status: 200, json: first.json });
  });
});

describe("a change", () => {
  test("against an older version gets what is there now, and changes nothing", async () => {
    await ask(server, "PUT", `${NOTES}/1`, { ...NOTE, version: 1, text: "theirs" });
    const { status, json } = await ask(server, "PUT", `${NOTES}/1`, { ...NOTE, version: 1, text: "mine" });
    expect(status).toBe(409);
    expect(json.current).toMatchObject({ text: "theirs", version: 2 });
    const { version } = json.current;
    expect((await ask(server, "PUT", `${NOTES}/1`, { ...NOTE, version, text: "mine" })).status).toBe(200);
  });

  test("without a version is told to send one", async () => {
    const { status, json } = await ask(server, "PUT", `${NOTES}/1`, NOTE);
    expect(status).toBe(422);
    expect(json.errors).toEqual([{ pointer: "/version", detail: "This is needed." }]);
  });

  test("of another note's number than its address is refused", async () => {
    const { json } = await ask(server, "GET", `${NOTES}/1`);
    await post();
    const { status } = await ask(server, "PUT", `${NOTES}/2`, { ...json, id: 1 });
    expect(status).toBe(422);
  });
});

test("a note whose move left its story stays with the story", async () => {
  const newsId = makeNews(server.db).id;
  const moveId = makeMove(server.db, { newsId, listing: null }).id;
  await post({ move_id: moveId });
  const story = (await ask(server, "GET", `/api/v1/stories/${newsId}`)).json;
  await ask(server, "PUT", `/api/v1/stories/${newsId}`, { ...story, moves: [] });
  expect((await ask(server, "GET", `${NOTES}/2`)).json).toMatchObject({ news_id: newsId, move_id: null });
});

test("the list goes on by `next` without losing or doubling a note", async () => {
  for (let n = 0; n < 11; n++) await post({ observed_at: `2025-12-10T08:0${n % 3}:00Z` });
  const seen: number[] = [];
  for (let path: string | null = `${NOTES}?limit=5`; path; ) {
    const { json } = await ask(server, "GET", path);
    seen.push(...json.items.map(({ id }: { id: number }) => id));
    path = json.next;
  }
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
});
