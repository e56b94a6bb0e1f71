import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { runNewsmove } from "../support/process.ts";
import { storedBars } from "./importing.ts";

const LONG =
  "date,symbol,open,high,low,close\n2024-01-02,QQA,10,12,9,11\n2024-01-03,QQA,10,12,9,11\n2024-01-02,QQB,1,1,1,1\n";
const FAULTY = "Date,Open,High,Low,Close\n2024-01-02,10,12,9,11\n2024-01-03,x,12,9,11\n";

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function run(folder: string, ...args: string[]) {
  return runNewsmove(["import", ...args], { NEWSMOVE_DB: join(folder, "test.db") }, folder);
}

function bars(folder: string): unknown[] {
  const db = openDatabase(join(folder, "test.db"));
  whenTestEnds(() => db.close());
  return storedBars(db);
}

test("a file is stored, what was understood and added is said; again it changes nothing", async () => {
  const folder = folderWith({ "long.csv": LONG });
  const { code, stdout, stderr } = await run(folder, "prices", "long.csv");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toBe(
    [
      "long.csv: long form, QQA on XNYS, QQB on XNYS, 1d bars",
      "long.csv: added as new: QQA on XNYS in USD, QQB on XNYS in USD",
      "long.csv: 3 new, 0 as they are stored\n",
    ].join("\n"),
  );
  expect(bars(folder)).toHaveLength(3);
  expect((await run(folder, "prices", "long.csv")).stderr).toContain("0 new, 3 as they are stored");
});

test("--exchange is where symbols that are not known are listed", async () => {
  const folder = folderWith({ "long.csv": LONG });
  const { stderr } = await run(folder, "prices", "long.csv", "--exchange", "XHKG");
  expect(stderr).toContain("added as new: QQA on XHKG in HKD");
});

test("--dry-run and --json: a report in one line, nothing stored", async () => {
  const folder = folderWith({ "long.csv": LONG });
  const { code, stdout, stderr } = await run(folder, "prices", "long.csv", "--dry-run", "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ file: "long.csv", format: "long form", interval: "1d", added: 3, refused: 0 },
    listings: [
      { is: "QQA on XNYS", isNew: true },
      { is: "QQB on XNYS", isNew: true },
    ],
    firstRows: [{ line: 2 }, { line: 3 }, { line: 4 }],
  });
  expect(bars(folder)).toEqual([]);
});

describe("a file with a faulty row", () => {
  test("is reported by the row and not stored", async () => {
    const folder = folderWith({ "QQA.csv": FAULTY });
    const { code, stderr } = await run(folder, "prices", "QQA.csv", "--listing", "QQA");
    expect(code).toBe(1);
    expect(stderr).toContain("QQA.csv:3: refused: the open “x” is not a number\n");
    expect(stderr).toContain(
      "nothing of 1 file is stored: mend the rows, or store the others with --keep-good",
    );
    expect(bars(folder)).toEqual([]);
  });

  test("gives its good rows when told to", async () => {
    const folder = folderWith({ "QQA.csv": FAULTY });
    const { code, stderr } = await run(folder, "prices", "QQA.csv", "--listing", "QQA", "--keep-good");
    expect(code).toBe(1);
    expect(stderr).toContain("newsmove: 1 row refused; the others are in");
    expect(bars(folder)).toHaveLength(1);
  });
});

test("--replace takes the file's values", async () => {
  const folder = folderWith({ "a.csv": LONG, "b.csv": LONG.replaceAll(",11", ",11.5") });
  await run(folder, "prices", "a.csv");
  expect((await run(folder, "prices", "b.csv")).stderr).toContain("2 stored with other values and left so");
  expect((await run(folder, "prices", "b.csv", "--replace")).stderr).toContain("2 replaced");
  expect(JSON.stringify(bars(folder))).toContain("11.5");
});

test("splits and dividends by command", async () => {
  const folder = folderWith({
    "splits.csv": "ex_date,symbol,ratio\n2024-01-03,QQA,7\n",
    "bad.csv": "ex_date,symbol,ratio\nx,QQA,7\n",
  });
  const good = await run(folder, "actions", "splits.csv", "--json");
  expect(JSON.parse(good.stdout)).toMatchObject({ added: 1, importId: 1, refused: [], listings: ["QQA"] });
  const bad = await run(folder, "actions", "bad.csv");
  expect(bad.code).toBe(1);
  expect(bad.stderr).toContain("bad.csv:2: refused: “x” is no date");
});

const AMBIGUOUS = "Date,Open,High,Low,Close\n01/02/2024,10,12,9,11\n";

test.each([
  [
    "an ambiguous date",
    1,
    ["prices", "dates.csv", "--listing", "QQA"],
    "give --date-order mdy or --date-order dmy",
  ],
  ["no listing", 1, ["prices", "faulty.csv"], "give --listing TICKER"],
  ["no file", 1, ["prices", "nothing.csv"], "nothing.csv cannot be read"],
  ["a folder", 1, ["prices", "."], "cannot be read"],
  ["nothing to import", 2, ["prices"], "name the file to import"],
  ["no such kind", 2, ["bars", "long.csv"], "say what to import"],
  ["no such interval", 2, ["prices", "long.csv", "--interval", "7m"], "--interval 7m is none"],
  ["no such zone", 2, ["prices", "long.csv", "--zone", "Mars"], "--zone Mars is no zone"],
  ["no such order", 2, ["prices", "long.csv", "--date-order", "ymd"], "--date-order ymd is neither"],
  ["no such exchange", 2, ["prices", "long.csv", "--exchange", "MARS"], "--exchange MARS is no exchange"],
  ["an option of another kind", 2, ["actions", "long.csv", "--interval", "5m"], "--interval"],
])("%s ends with one line and code %i", async (_what, code, args, words) => {
  const folder = folderWith({ "dates.csv": AMBIGUOUS, "faulty.csv": FAULTY, "long.csv": LONG });
  const result = await run(folder, ...args);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(words);
  expect(result.stderr.trim().split("\n")).toHaveLength(1);
  if (code === 2) expect(existsSync(join(folder, "test.db"))).toBe(false);
});
