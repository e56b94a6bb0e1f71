import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { drawFrom } from "../support/filled/draw.ts";
import { fillDatabase } from "../support/filled/fill.ts";
import { runNewsmove } from "../support/process.ts";
import { archiveTextOf } from "../export/archive/archiving.ts";

let folder: string;
let db: string;
let archive: string;
beforeEach(() => {
  const file = fileDb();
  fillDatabase(file.db, drawFrom(8), 60);
  [folder, db, archive] = [temporaryFolder(), file.path, archiveTextOf(file.db)];
});

const run = (...args: string[]) => runNewsmove(args, { NEWSMOVE_DB: db }, folder);

test("an archive goes out and into a new database, which gives the same archive", async () => {
  const out = await run("export", "--format", "json", "--out", "a.json");
  expect(out).toMatchObject({ code: 0, stdout: "" });
  expect(out.stderr).toMatch(
    /^a\.json: everything there is, [\d,]+ bytes; newsmove import archive takes it in again\n$/,
  );
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(archive);

  const taken = await run("import", "archive", "a.json", "--db", "new.db");
  expect(taken.code).toBe(0);
  expect(taken.stderr).toContain("a.json: 60 stories: 60 new\n");
  const again = await run("export", "--format", "json", "--db", "new.db");
  expect(again).toEqual({ code: 0, stdout: archive, stderr: "" });
});

test("import archive reports for programs, and --dry-run stores nothing", async () => {
  writeFileSync(join(folder, "a.json"), archive);
  const { code, stdout } = await run("import", "archive", "a.json", "--db", "new.db", "--dry-run", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    file: "a.json",
    counts: { news_items: { added: 60, same: 0 } },
    left: [],
  });
  const { stderr } = await run("import", "archive", "a.json", "--db", "new.db", "--dry-run");
  expect(stderr).toContain("a.json: 60 stories: would add 60\n");
});

test("CSV and Parquet fill a folder", async () => {
  expect((await run("export", "--format", "csv", "--out", "tables")).stderr).toContain(
    "tables/news_items.csv: 60 rows\n",
  );
  expect(readdirSync(join(folder, "tables"))).toContain("price_bars.csv");
  const { stdout } = await run("export", "--format", "parquet", "--out", "parquet", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ format: "parquet", path: "parquet", bars: expect.any(Number) });
  expect(readdirSync(join(folder, "parquet"))).toEqual([
    "actions.parquet",
    "bars",
    "listings.parquet",
    "moves.parquet",
  ]);
  if (process.platform !== "win32") expect(statSync(join(folder, "parquet")).mode & 0o777).toBe(0o700);
});

describe("a wrong word ends with one line and code 2", () => {
  test.each([
    ["no format", ["export"], "say which format"],
    ["another format", ["export", "--format", "xml"], "--format xml is none of json, csv and parquet"],
    ["no folder", ["export", "--format", "csv"], "name the folder to fill"],
    ["no archive", ["import", "archive"], "name the file to import"],
  ])("%s", async (_what, args, words) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^newsmove: [^\n]+\n$/);
    expect(stderr).toContain(words);
  });
});

describe("what cannot be done ends with one line and code 1", () => {
  test.each([
    ["a file that is there", ["export", "--format", "json", "--out", "taken"], "taken is there already"],
    [
      "no archive",
      ["import", "archive", "taken", "--db", "new.db"],
      "taken: it is no archive of Newsmove: it begins with “no JSON”; nothing was imported",
    ],
    ["a folder", ["import", "archive", ".", "--db", "new.db"], "EISDIR"],
    ["no such database", ["export", "--format", "json", "--db", "none.db"], "there is no database none.db"],
  ])("%s", async (_what, args, words) => {
    writeFileSync(join(folder, "taken"), "no JSON\n");
    const { code, stderr } = await run(...args);
    expect(stderr).toMatch(/^newsmove: [^\n]+\n$/);
    expect(stderr).toContain(words);
    expect(code).toBe(1);
  });
});
