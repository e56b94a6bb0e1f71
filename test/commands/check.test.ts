import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { at, bar, WEEK } from "../checks/example.ts";
import { addBars, addDaily } from "../support/bars.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { runNewsmove } from "../support/process.ts";

const DAY = "2025-12-10";

/** A database with a listing AAA that was up 3% before the open, and one story of it. */
function example() {
  const { db, path } = fileDb();
  const listing = makeListing(db, { ticker: "AAA" });
  addDaily(db, listing, WEEK);
  addBars(db, listing, [bar(DAY, "08:50", 5, [103, 103, 103, 103])]);
  const published = { time: "09:00", zone: "America/New_York", at: at(DAY, "09:00") };
  const news = makeNews(db, { published });
  return { db, path, listing, news };
}

const CLAIM = {
  ...{ id: "a", symbol: "AAA", direction: "up", value: 3, decimals: 0, qualifier: "exact" },
  ...{ session: "premarket", statistic: "last", reportedAt: at(DAY, "09:00") },
};

/** Claims in a file of their own. */
function fileOf(claims: unknown): string {
  const file = join(temporaryFolder(), "claims.json");
  writeFileSync(file, typeof claims === "string" ? claims : JSON.stringify(claims));
  return file;
}

describe("check --claims", () => {
  test("prints one row for each claim, as JSON, in their order", async () => {
    const { path, db } = example();
    makeListing(db, { ticker: "BARE" });
    const file = fileOf([{ ...CLAIM, symbol: "NONE" }, CLAIM, { ...CLAIM, id: "c", symbol: "BARE" }]);
    const { code, stdout, stderr } = await runNewsmove(["check", "--claims", file, "--db", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const rows = JSON.parse(stdout);
    expect(rows[0]).toMatchObject({ id: "a", verdict: "no_data", reason: "unknown_symbol", session: null });
    expect(rows[1]).toMatchObject({ id: "a", verdict: "confirmed", ref: 100, aftermath: "extended" });
    // Of a listing without any bar nothing is known either.
    expect(rows[2]).toMatchObject({ id: "c", reason: "unknown_symbol" });
    expect(rows).toHaveLength(3);
  });

  test("rests on bars alone, not on notes", async () => {
    const { path, db, listing } = example();
    makeNote(db, { listing, price: 103, observedAt: at("2025-12-11", "08:50") });
    const file = fileOf([{ ...CLAIM, reportedAt: at("2025-12-11", "09:00") }]);
    const { stdout } = await runNewsmove(["check", "--claims", file, "--db", path]);
    expect(JSON.parse(stdout)[0]).toMatchObject({ reason: "no_extended_hours_data" });
  });

  test.each([
    ["a file that is not there", null, "cannot be read"],
    ["a file that is no JSON", "[", "no JSON"],
    ["a claim that lacks something", [{ ...CLAIM, decimals: undefined }], "0.decimals"],
  ])("%s is one line and exit code 1", async (_what, claims, words) => {
    const { path } = example();
    const file = claims === null ? "/nowhere.json" : fileOf(claims);
    const { code, stdout, stderr } = await runNewsmove(["check", "--claims", file, "--db", path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("check", () => {
  test("tells every move of the database in words", async () => {
    const { path, db, listing, news } = example();
    makeMove(db, { newsId: news.id, listing });
    makeMove(db, { newsId: news.id, listing: null, subject: "Nobody", percent: -1 });
    const { code, stdout, stderr } = await runNewsmove(["check", "--db", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "2 moves checked\n" });
    expect(stdout.trim().split("\n")).toEqual([
      "AAA +3% premarket, last: confirmed, then extended: up 3.0% premarket, 2.0% at the open, 4.0% at the close",
      "Nobody −1% premarket, last: no data: nothing is known of its prices",
    ]);
  });

  test("as a line of JSON each, with what had to be assumed; deleted stories are left out", async () => {
    const { path, db, listing } = example();
    const dated = makeNews(db);
    const move = makeMove(db, { newsId: dated.id, listing });
    const deleted = makeNews(db, { deletedAt: "2025-12-15T12:00:00.000Z" });
    makeMove(db, { newsId: deleted.id, listing });
    const { stdout, stderr } = await runNewsmove(["check", "--json", "--db", path]);
    expect(stderr).toBe("");
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      expect.objectContaining({
        ...{ id: String(move.id), story: dated.id, symbol: "AAA", source: "intraday", flags: ["stale"] },
        ...{ verdict: "confirmed", session: DAY, reportedAt: "2025-12-11T04:59:59.999Z" },
        note: "time not given: taken as published at the end of that day",
      }),
    ]);
  });

  test("makes no database", async () => {
    const path = join(temporaryFolder(), "none.db");
    const { code, stderr } = await runNewsmove(["check", "--db", path]);
    expect(code).toBe(1);
    expect(stderr).toContain("there is no database");
    expect(existsSync(path)).toBe(false);
  });
});
