import { beforeAll, describe, expect, test } from "vitest";
import { makeBars } from "../support/make-bars.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { TestServer } from "../support/server.ts";
import { apiServer, ask } from "./example.ts";

let server: TestServer;
beforeAll(async () => {
  server = await apiServer();
  return server.close;
});

const read = async (path: string) => (await ask(server, "GET", `/api/v1${path}`)).json;

test("the check of a move is what the command prints, with its story and the instant", async () => {
  const { items } = await read("/checks?news_id=2");
  expect(items).toEqual([await read("/checks/3")]);
  expect(items[0]).toMatchObject({
    ...{ id: "3", news_id: 2, reported_at: "2025-12-10T14:12:00.000Z", assumed: null, verdict: "confirmed" },
    ...{ session: "2025-12-10", phase: "premarket", statistic: "extreme", ref: 100, interval: [2.5, 3.5] },
  });
  expect(items[0].measured).toBeCloseTo(3.1, 9);
  expect(items[0].checkpoints.close.move).toBeCloseTo(0.6, 9);
});

test("a move without prices says why it has no verdict", async () => {
  expect(await read("/checks/1")).toMatchObject({
    verdict: "no_data",
    reason: "no_previous_close",
    measured: null,
  });
});

test("moves and checks of a story that was deleted are gone with it", async () => {
  const own = await apiServer();
  await ask(own, "DELETE", "/api/v1/stories/2");
  for (const path of ["/moves/3", "/checks/3", "/moves?news_id=2", "/checks?news_id=2"])
    expect((await ask(own, "GET", `/api/v1${path}`)).status, path).toBe(404);
});

describe("listings", () => {
  test("all of them go by in stretches, each once", async () => {
    const seen: string[] = [];
    for (let path: string | null = "/listings?limit=2"; path; ) {
      const { items, next }: { items: { ticker: string }[]; next: string | null } = await read(path);
      seen.push(...items.map(({ ticker }) => ticker));
      path = next?.replace("/api/v1", "") ?? null;
    }
    expect(seen).toEqual(["BABA", "9988", "META", "GOOGL", "NVDA", "NMRX"]);
  });

  test("those that begin with a text, an exact ticker first", async () => {
    const { items } = await read("/listings?q=alib");
    expect(items.map(({ ticker }: { ticker: string }) => ticker)).toEqual(["BABA", "9988"]);
    expect((await read("/listings?q=%00%ff")).items).toEqual([]);
  });
});

describe("bars", () => {
  const NMRX = 6;

  test("daily ones when nothing else is asked, with the dates of their sessions", async () => {
    expect(await read(`/bars?listing=${NMRX}`)).toEqual({
      items: [
        {
          ...{ start: "2025-12-09T00:00:00.000Z", open: 100, high: 100, low: 100, close: 100 },
          adj_close: null,
        },
        expect.objectContaining({ start: "2025-12-10T00:00:00.000Z", open: 101.2, close: 100.6 }),
      ],
      next: null,
    });
  });

  test.each([
    ["from=2025-12-10", 1],
    ["to=2025-12-10", 1],
    ["from=2025-12-09&to=2025-12-11", 2],
    ["interval=1m", 1],
    ["interval=1m&from=2025-12-10T08:48:00-05:00", 1],
    ["interval=1m&from=2025-12-10T08:48:01-05:00", 0],
    ["interval=5m", 0],
  ])("%s", async (query, count) => {
    expect((await read(`/bars?listing=${NMRX}&${query}`)).items).toHaveLength(count);
  });

  test.each(["interval=fortnight", "from=soon", "to=2025-12-10T08:48:00", "from=2025-13-01"])(
    "%s is refused",
    async (query) => {
      expect((await ask(server, "GET", `/api/v1/bars?listing=${NMRX}&${query}`)).status).toBe(400);
    },
  );

  test("more than 5000 go on where they stopped", async () => {
    const own = await apiServer();
    const [listing] = companiesStore(own.db).byTicker("NMRX");
    if (!listing) throw new Error("NMRX is not there");
    const dates = [...Array(6).keys()].map((day) => `2025-11-0${3 + day}`);
    const minutes = [...Array(1000).keys()].map((n) => new Date(n * 60_000).toISOString().slice(11, 16));
    makeBars(
      own.db,
      dates.flatMap((date) => minutes.map((time) => ({ listing, date, time, close: 100 }))),
    );
    const path = `/api/v1/bars?listing=${listing.id}&interval=1m&to=2025-11-20`;
    const first = (await ask(own, "GET", path)).json;
    expect(first.items).toHaveLength(5000);
    const second = (await ask(own, "GET", first.next)).json;
    expect(second).toMatchObject({ items: { length: 1000 }, next: null });
    expect(new Set([...first.items, ...second.items].map(({ start }) => start)).size).toBe(6000);
  });
});

test("a study gives its definition and tables, and none before its first run", async () => {
  const { items } = await read("/studies");
  expect(items.map(({ name }: { name: string }) => name)).toEqual(["Not run yet", "Stories of Northmere"]);
  expect(await read("/studies/1")).toMatchObject({
    definition: { id: "1" },
    tables: { events: [{ event: "1" }] },
  });
  expect(await read("/studies/2")).toMatchObject({ ran_at: null, definition: null, tables: null });
});
