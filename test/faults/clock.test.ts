import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openForReading } from "../../server/db/open.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { textsIn } from "../support/kept-files.ts";
import { noteForm } from "../support/note-writers.ts";
import { addressOf, filledDatabase, NOT_PAGES, SAMPLES } from "../support/pages.ts";
import { type RunningServer, startNewsmove } from "../support/process.ts";
import { sentForm } from "../support/sent-form.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface ClockedServer extends RunningServer {
  /** Sets its clock to be so many milliseconds off. */
  set(offsetMs: number): void;
  /** Sets its clock to a moment. */
  setTo(moment: string): void;
}

/** A Newsmove whose clock can be set while it runs. */
async function startClocked(env: Record<string, string> = {}, offsetMs = 0): Promise<ClockedServer> {
  const file = join(temporaryFolder(), "clock");
  const set = (offset: number) => writeFileSync(file, String(offset));
  set(offsetMs);
  const server = await startNewsmove({ NEWSMOVE_TEST_CLOCK: file, ...env }, { preload: ["clock.js"] });
  return { ...server, set, setTo: (moment) => set(Date.parse(moment) - Date.now()) };
}

function write({ url }: RunningServer, text: string, given: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/notes`, noteForm(url, text, given));
}

function post({ url }: RunningServer, path: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, {
    ...{ method: "POST", headers: { origin: url }, redirect: "manual", body: new URLSearchParams(fields) },
  });
}

describe("the clock is set back while Newsmove runs", () => {
  test("notes are written, changed, deleted and brought back as before, and none is lost", async () => {
    const server = await startClocked();
    expect((await write(server, "before")).status).toBe(303);
    server.set(-400 * DAY_MS);
    expect((await write(server, "after", { date: "2024-06-03" })).status).toBe(303);
    const form = sentForm(await (await fetch(`${server.url}/notes/1/edit`)).text(), "[data-note-form]");
    expect(
      (await post(server, "/notes/1", { ...form, date: "2024-06-03", text: "before, changed" })).status,
    ).toBe(303);
    expect((await post(server, "/notes/2/delete")).status).toBe(303);
    expect((await post(server, "/notes/2/restore")).status).toBe(303);
    for (const path of ["/", "/notes", "/data", "/data/trash", "/api/v1/notes", "/feed.atom"])
      expect((await fetch(server.url + path)).status).toBe(200);
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    expect(textsIn(server.dbPath)).toEqual(["before, changed", "after"]);
  });

  test("nobody waits after wrong passwords until the clock has caught up", async () => {
    const server = await startClocked({ NEWSMOVE_PASSWORD: "secret", NEWSMOVE_HOST: "127.0.0.1" });
    const give = async (password: string) => {
      const authorization = `Basic ${Buffer.from(`me:${password}`).toString("base64")}`;
      return (await fetch(server.url, { headers: { authorization } })).status;
    };
    for (let n = 0; n < 5; n++) expect(await give("wrong")).toBe(401);
    expect(await give("secret")).toBe(429);
    server.set(-DAY_MS);
    expect(await give("secret")).toBe(200);
  });

  test("the day's backup is made all the same, and stays", async () => {
    const env = { NEWSMOVE_BACKUPS_KEPT: "1" };
    const ahead = await startClocked(env, 30 * DAY_MS);
    const folder = join(dirname(ahead.dbPath), "backups");
    const backups = () => {
      try {
        return readdirSync(folder).filter((name) => name.endsWith("-daily.db"));
      } catch {
        return [];
      }
    };
    while (backups().length < 1) await sleep(50);
    const [ofTheFuture = ""] = backups();
    await ahead.stop("SIGTERM");
    const server = await startClocked({ ...env, NEWSMOVE_DB: ahead.dbPath });
    while (backups().length === 0 || backups().includes(ofTheFuture)) await sleep(50);
    await server.stop("SIGTERM");
    expect(backups()).toEqual([expect.stringMatching(/-daily\.db$/)]);
  });
});

describe("the nights when clocks change", () => {
  const observedAt = (server: RunningServer): string[] => {
    const db = openForReading(server.dbPath);
    try {
      return db.prepare<[], string>("SELECT observed_at FROM price_notes ORDER BY id").pluck().all();
    } finally {
      db.close();
    }
  };

  // What zone the computer is in must not matter: one that changes on the same night, on another, and never.
  test.each(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Hong_Kong"])(
    "a time that never was is refused, one that was twice is the first; on a computer in %s",
    async (TZ) => {
      const server = await startClocked({ TZ });
      const refused = await write(server, "in the gap", { date: "2025-03-09", time: "02:30" });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(
        "The clocks in New York were set forward past this time that day.",
      );
      for (const [date, time] of [
        ["2025-03-09", "01:59"],
        ["2025-03-09", "03:00"],
        ["2025-11-02", "00:59"],
        ["2025-11-02", "01:30"],
        ["2025-11-02", "02:00"],
      ] as const)
        expect((await write(server, `${date} ${time}`, { date, time })).status).toBe(303);
      expect(observedAt(server)).toEqual([
        "2025-03-09T06:59:00.000Z",
        "2025-03-09T07:00:00.000Z",
        "2025-11-02T04:59:00.000Z",
        "2025-11-02T05:30:00.000Z",
        "2025-11-02T07:00:00.000Z",
      ]);
    },
  );

  test("every page is there at every half hour of both nights, read in the zone that changes", {
    timeout: 180_000,
  }, async () => {
    const server = await startClocked({
      NEWSMOVE_DB: await filledDatabase(temporaryFolder()),
      TZ: "America/New_York",
    });
    const saved = await post(server, "/settings", {
      theme: "system",
      convention: "blue-orange",
      zone: "America/New_York",
    });
    expect(saved.status).toBe(303);
    const pages = await Promise.all(
      Object.keys(SAMPLES)
        .filter((path) => !(path in NOT_PAGES) || path === "/feed.atom")
        .map(addressOf),
    );
    const nights = ["2026-03-08T05:00:00Z", "2026-11-01T04:00:00Z"].map(Date.parse);
    for (const night of nights) {
      for (let half = 0; half < 8; half++) {
        const moment = new Date(night + (half * HOUR_MS) / 2).toISOString();
        server.setTo(moment);
        // The sample's backup was made in a process of its own, and is not there.
        for (const page of pages) {
          const { status } = await fetch(server.url + page);
          expect({ moment, page, status }).toEqual({ moment, page, status: 200 });
        }
      }
    }
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  });
});
