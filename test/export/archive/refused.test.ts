import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { ArchiveError } from "../../../server/export/archive/in/archive-error.ts";
import { fileDb, testDb } from "../../support/db.ts";
import { drawFrom } from "../../support/filled/draw.ts";
import { fillDatabase } from "../../support/filled/fill.ts";
import { archiveTextOf, contentOf, importText } from "./archiving.ts";

let text: string;
let lines: string[];
beforeAll(() => {
  const db = testDb();
  fillDatabase(db, drawFrom(11), 20);
  text = archiveTextOf(db);
  lines = text.split("\n");
});

async function messageOf(archive: string, db: Db = testDb()): Promise<string> {
  const error = await importText(db, archive).then(
    () => expect.fail("it was taken"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  for (const rows of Object.values(contentOf(db))) expect(rows).toEqual([]);
  const { message } = error as Error;
  expect(message).not.toContain("\n");
  return message;
}

/** The archive with the first row of a part changed, and that row's line. */
function changed(
  part: string,
  change: (row: Record<string, unknown>) => void,
): [archive: string, line: number] {
  const at = lines.indexOf(`"${part}":[`) + 1;
  const row = JSON.parse(lines[at]?.replace(/,$/, "") ?? "");
  change(row);
  const comma = lines[at]?.endsWith(",") ? "," : "";
  return [lines.with(at, JSON.stringify(row) + comma).join("\n"), at + 1];
}

const gzipped = (rows: string) => gzipSync(rows).toString("base64");

describe("a file that is no archive", () => {
  test.each([
    ["empty", "", "it is empty"],
    ["blank", "\n \n", "it is empty"],
    ["text", "Date,Open\n1,2", "it is no archive of Newsmove: it begins with “Date,Open”"],
    ["other JSON", '{"a":1}\n', 'it is no archive of Newsmove: it begins with “{"a":1}”'],
    ["a list", "[1,2]\n", "it is no archive of Newsmove: it begins with “[1,2]”"],
    ["of a newer Newsmove", '{"newsmove_archive":2,\n"x":[\n', "update Newsmove"],
  ])("%s", async (_what, archive, words) => {
    expect(await messageOf(archive)).toContain(words);
  });

  test.each([
    ["indented", () => JSON.stringify(JSON.parse(text), null, 2)],
    ["in one line", () => JSON.stringify(JSON.parse(text))],
  ])("an archive that was written anew, %s", async (_how, anew) => {
    expect(await messageOf(anew())).toMatch(/^line 1: it is not in the lines that newsmove export writes/);
  });
});

describe("a file that was cut off", () => {
  test("after any of its lines", async () => {
    for (const length of [1, 2, 5, lines.length >> 1, lines.length - 3, lines.length - 2])
      expect(await messageOf(lines.slice(0, length).join("\n")), `${length} lines`).toMatch(
        /^it ends at line \d+, among \w+: it was cut off/,
      );
  });

  test("within a line", async () => {
    const at = lines.indexOf('"news_items":[') + 1;
    const cut = `${lines.slice(0, at).join("\n")}\n${lines[at]?.slice(0, 50)}`;
    expect(await messageOf(cut)).toMatch(
      new RegExp(`^line ${at + 1}: .*is no JSON; if the file was cut off`, "s"),
    );
  });
});

describe("a row that cannot be", () => {
  const cases: [part: string, change: (row: Record<string, never>) => void, words: string][] = [
    ["companies", (row) => Object.assign(row, { colour: 1 }), "“colour” is not known to this Newsmove"],
    [
      "companies",
      (row) => Object.assign(row, { name: null }),
      "name: Invalid input: expected string, received null",
    ],
    [
      "companies",
      (row) => Object.assign(row, { name: "x".repeat(201) }),
      "it breaks a rule of the database (length(name)",
    ],
    [
      "news_items",
      (row) => Object.assign(row, { url: "javascript:alert(1)" }),
      "url: is no address of a page",
    ],
    [
      "news_items",
      (row) => Object.assign(row, { published_date: "2025-02-30" }),
      "published_date: is no date",
    ],
    [
      "news_items",
      (row) => Object.assign(row, { published_zone: "Mars/Olympus" }),
      "published_zone: is no time zone",
    ],
    [
      "news_items",
      (row) => Object.assign(row, { mentions: ["nobody"] }),
      "there is no company “nobody” in the archive before it",
    ],
    ["news_items", (row) => Object.assign(row, { topics: ["no topic"] }), "there is no topic “no topic”"],
    [
      "price_notes",
      (row) => Object.assign(row, { price: -1 }),
      "it breaks a rule of the database (price > 0)",
    ],
    ["price_notes", (row) => Object.assign(row, { listing: "NONE.XNYS" }), "there is no listing “NONE.XNYS”"],
    ["price_notes", (row) => Object.assign(row, { news: 999_999 }), "there is no story 999999"],
    ["price_notes", (row) => Object.assign(row, { move: 999_999 }), "there is no move 999999"],
    [
      "price_notes",
      (row) => Object.assign(row, { observed_at: "yesterday" }),
      "observed_at: is no instant in UTC",
    ],
    ["price_bars", (row) => Object.assign(row, { import: 999_999 }), "there is no import 999999"],
    ["price_bars", (row) => Object.assign(row, { close: 0 }), "it breaks a rule of the database (close > 0)"],
    ["deletions", (row) => Object.assign(row, { after_import: 999_999 }), "there is no import 999999"],
    ["deletions", (row) => Object.assign(row, { bars: 0 }), "bars: "],
    ["deleted_bars", (row) => Object.assign(row, { deletion: 999_999 }), "there is no deletion 999999"],
    ["deleted_bars", (row) => Object.assign(row, { import: 999_999 }), "there is no import 999999"],
    ["studies", (row) => Object.assign(row, { request: {} }), "request.stories: "],
    [
      "studies",
      (row) => Object.assign((row as Record<string, object>).request ?? {}, { model: "magic" }),
      "request: model: ",
    ],
    [
      "studies",
      (row) => Object.assign((row.run as unknown as { tables: object }).tables, { days: "AAAA" }),
      "run.tables.days: is no compressed JSON of rows",
    ],
    [
      "studies",
      (row) => Object.assign((row.run as unknown as { tables: object }).tables, { days: gzipped("1\n2\n") }),
      "run.tables.days: is no compressed JSON of rows",
    ],
    [
      "studies",
      (row) => delete (row.run as unknown as { tables: { days?: string } }).tables.days,
      "run.tables.days: ",
    ],
    ["studies", (row) => Object.assign(row.run ?? {}, { result: {} }), "run.result.events: "],
    [
      "studies",
      (row) => Object.assign(row.run ?? {}, { listings: ["NONE.XNYS"] }),
      "there is no listing “NONE.XNYS”",
    ],
    ["settings", (row) => Object.assign(row, { value: "pink" }), "is no setting that is known here"],
  ];

  test.each(cases)("of %s: %#", async (part, change, words) => {
    const [archive, line] = changed(part, change as never);
    const message = await messageOf(archive);
    expect(message).toMatch(new RegExp(`^line ${line}: this row of ${part} cannot be taken: `));
    expect(message).toContain(words);
  });

  test("a listing on an exchange that is not known", async () => {
    const at = lines.findIndex((line) => line.includes('"listings":[{'));
    const archive = lines.with(at, lines[at]?.replace(/"mic":"\w+"/, '"mic":"XXXX"') ?? "").join("\n");
    expect(await messageOf(archive)).toContain(
      `line ${at + 1}: this row of companies cannot be taken: listings.0.mic: is no exchange`,
    );
  });

  test("one that stands there twice", async () => {
    const at = lines.indexOf('"price_bars":[') + 1;
    const twice = lines.toSpliced(at, 0, lines[at] ?? "").join("\n");
    expect(await messageOf(twice)).toMatch(
      new RegExp(`^line ${at + 2}: .*another row has the same price_bars.listing_id`),
    );
  });
});

test("a part that is missing or stands elsewhere", async () => {
  const at = lines.indexOf('"topics":[');
  const without = lines.toSpliced(at, 1).join("\n");
  expect(await messageOf(without)).toMatch(new RegExp(`^line ${at + 1}: here “topics” should begin`));
});

test("something after the end", async () => {
  expect(await messageOf(`${text}{"more":1}\n`)).toContain("something follows the archive’s end");
});

test("lines may end as on Windows, and begin with a mark of their order", async () => {
  const db = testDb();
  await importText(db, `\uFEFF${lines.join("\r\n")}`);
  expect(archiveTextOf(db)).toBe(text);
});

test("neither a good nor a bad archive leaves a file behind", async () => {
  const { db, path } = fileDb();
  const others = () => readdirSync(dirname(path)).filter((name) => !/^newsmove\.db(-wal|-shm)?$/.test(name));
  await messageOf(lines.slice(0, -4).join("\n"), db);
  expect(others()).toEqual([]);
  await importText(db, text);
  expect(others()).toEqual([]);
});
