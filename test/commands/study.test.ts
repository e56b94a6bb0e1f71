import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { calendarOf } from "../../server/lib/calendar.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { runNewsmove } from "../support/process.ts";
import { seededRandom } from "../support/random.ts";

/** Sessions of New York from January to April 2024. */
const DATES = (calendarOf("XNYS")?.between("2024-01-02", "2024-04-30") ?? []).map(({ date }) => date);

/** A database with daily bars of an index and of AAA, which jumped by 8 % on 4 April. */
function example(): string {
  const { db, path } = fileDb();
  const random = seededRandom(1);
  for (const ticker of ["INDX", "AAA"]) {
    const listing = makeListing(db, { ticker });
    let close = 100;
    makeBars(
      db,
      DATES.map((date) => {
        close *= 1 + 0.01 * random.normal() + (ticker === "AAA" && date === "2024-04-04" ? 0.08 : 0);
        return { listing, date, close };
      }),
    );
  }
  return path;
}

const STUDY = {
  ...{ id: "jumps", model: "market", index: "INDX", estimation: { end: -3, length: 50, min: 30 } },
  ...{
    eventWindow: [-2, 2],
    windows: [
      [0, 0],
      [-2, 2],
    ],
  },
  events: [
    // After the close of 3 April.
    { id: "jump", symbol: "AAA", when: "2024-04-03T20:01:00Z" },
    { id: "typo", symbol: "AAAA", when: "2024-04-04" },
  ],
};

/** A file of studies of its own. */
function fileOf(studies: unknown): string {
  const file = join(temporaryFolder(), "studies.json");
  writeFileSync(file, typeof studies === "string" ? studies : JSON.stringify(studies));
  return file;
}

describe("study", () => {
  test("--json prints every table of each study, and nothing else", async () => {
    const file = fileOf([STUDY, { ...STUDY, id: "mean", model: "constant_mean" }]);
    const { code, stdout, stderr } = await runNewsmove([
      "study",
      "--file",
      file,
      "--json",
      "--db",
      example(),
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const studies = JSON.parse(stdout);
    expect(studies.map((study: object) => Object.keys(study))).toEqual(
      new Array(2).fill(["id", "events", "days", "windows", "agg_days", "agg_windows"]),
    );
    expect(studies.map(({ id }: { id: string }) => id)).toEqual(["jumps", "mean"]);
    const [{ events, days, windows, agg_days, agg_windows }] = studies;
    expect(events).toMatchObject([
      { event: "jump", session: "2024-04-04", status: "ok", L: 50, df: 48, when: "2024-04-03T20:01:00Z" },
      { event: "typo", session: "2024-04-04", status: "unknown_symbol", L: null },
    ]);
    expect([days, windows, agg_days, agg_windows].map((rows) => rows.length)).toEqual([5, 2, 5, 2]);
    expect(windows[0].p).toBeLessThan(0.001);
    expect(agg_windows[0]).toMatchObject({ from: 0, to: 0, N: 1, mean: windows[0].car, bmp_t: null });
  });

  test("tells them in words without it", async () => {
    const { code, stdout } = await runNewsmove(["study", "--file", fileOf([STUDY]), "--db", example()]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe("jumps: 1 of 2 events");
    expect(lines[1]).toMatch(/\[0, 0\] +mean CAR \+\d\.\d\d%, n 1/);
    expect(lines[3]).toBe("  not in it: typo AAAA 2024-04-04: there are no daily prices of it");
  });

  test.each([
    ["a file that is not there", null, "/nowhere.json cannot be read"],
    ["a file that is no JSON", "[", "studies.json: no JSON"],
    ["a study that lacks something", [{ ...STUDY, model: undefined }], "0.model: has to be one of market"],
  ])("%s is one line and exit code 1", async (_what, studies, words) => {
    const file = studies === null ? "/nowhere.json" : fileOf(studies);
    const { code, stdout, stderr } = await runNewsmove([
      "study",
      "--file",
      file,
      "--json",
      "--db",
      example(),
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("makes no database", async () => {
    const path = join(temporaryFolder(), "none.db");
    const { code, stderr } = await runNewsmove(["study", "--file", fileOf([STUDY]), "--db", path]);
    expect(code).toBe(1);
    expect(stderr).toContain("there is no database");
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ["without a file", [], "--file FILE"],
    ["with an option it does not have", ["--file", "x.json", "--fast"], "--fast"],
  ])("%s is wrong usage: exit code 2", async (_what, args, words) => {
    const { code, stdout, stderr } = await runNewsmove(["study", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});
