import Database from "better-sqlite3";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { runNewsmove } from "../support/process.ts";

const TABLE = `name,aliases,ticker,mic,currency,kind,ads_ratio
Zyquox,Zyquox Works|ZQX Group,ZQX,XNYS,USD,equity,
Zyquox,,0815,XHKG,HKD,equity,
`;

/** A folder with the files given, and the command that imports from it. */
function folderWith(files: Record<string, string>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return {
    folder,
    run: (...args: string[]) => runNewsmove(["import", "listings", ...args], {}, folder),
    listings(): string[] {
      const db = new Database(join(folder, "data", "newsmove.db"), { readonly: true });
      whenTestEnds(() => db.close());
      return db.prepare<[], string>("SELECT ticker || '.' || mic FROM listings ORDER BY id").pluck().all();
    },
  };
}

test("says what is new, and the second time that all is known: nothing is doubled", async () => {
  const { run, listings } = folderWith({ "list.csv": TABLE });
  const first = await run("list.csv");
  expect(first).toEqual({
    ...{ code: 0, stdout: "" },
    stderr: "list.csv: 2 new listings, 1 new company, 2 new names, 0 updated, 0 known already\n",
  });
  expect(listings()).toEqual(["ZQX.XNYS", "0815.XHKG"]);
  const second = await run("list.csv");
  expect(second.stderr).toBe(
    "list.csv: 0 new listings, 0 new companies, 0 new names, 0 updated, 2 known already\n",
  );
  expect(listings()).toEqual(["ZQX.XNYS", "0815.XHKG"]);
});

test("with --json prints the report for another program, a line a file", async () => {
  const { run } = folderWith({ "a.csv": TABLE, "b.csv": TABLE.replace("HKD", "USD") });
  const { code, stdout } = await run("a.csv", "b.csv", "--json");
  expect(code).toBe(0);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { file: "a.csv", companies: 1, listings: 2, updated: 0, same: 0, aliases: 2, refused: [] },
    { file: "b.csv", companies: 0, listings: 0, updated: 1, same: 1, aliases: 0, refused: [] },
  ]);
});

test("a bad row is told with file and line, the others are in, and the exit code is 1", async () => {
  const { run, listings } = folderWith({ "list.csv": `${TABLE}Nowhere,,NWH,XXXX,USD,equity,\n` });
  const { code, stderr } = await run("list.csv");
  expect(code).toBe(1);
  expect(stderr).toContain("list.csv:4: refused: an exchange that is not known");
  expect(stderr).toContain("1 row refused; the others are in");
  expect(listings()).toHaveLength(2);
});

test("the SEC's list says that its exchange is assumed, or put on the one named", async () => {
  const list = JSON.stringify({ 0: { cik_str: 1, ticker: "ZQX", title: "ZYQUOX CORP" } });
  const { run, listings } = folderWith({ "company_tickers.json": list });
  const { code, stderr } = await run("company_tickers.json", "--exchange", "XNAS");
  expect(code).toBe(0);
  expect(stderr).toContain("names no exchange: new listings were put on XNAS");
  expect(listings()).toEqual(["ZQX.XNAS"]);
});

test.each([
  ["no file", [], 2, "name the file to import"],
  [
    "an unknown exchange",
    ["list.csv", "--exchange", "NYSE"],
    2,
    "--exchange NYSE is no exchange that is known",
  ],
  ["a file that is not there", ["list.csv", "none.csv"], 1, "none.csv cannot be read"],
  ["a file that is no list", ["notes.txt"], 1, "notes.txt: it has no column"],
])("%s is refused in a line, and nothing is stored", async (_what, args, exit, words) => {
  const { folder, run } = folderWith({ "list.csv": TABLE, "notes.txt": "some words\nand more\n" });
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
  expect(stderr).toContain(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(existsSync(join(folder, "data"))).toBe(false);
});
