import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { TABLES } from "../../server/studies/rows.ts";
import { keptLines, keptTables } from "../../server/studies/run/kept-tables.ts";
import { studyOver } from "../../server/threads/study.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { testDb } from "../support/db.ts";
import { makeManyReports, makeMarket, makeReport } from "../support/market.ts";
import { runNewsmove } from "../support/process.ts";
import { requestOf } from "../support/study.ts";
import { define, see, type StudyServer, studyServer } from "./study-server.ts";

type Row = Record<string, string | number | null>;

describe("the files of a study", () => {
  let server: StudyServer;
  let path: string;
  beforeAll(async () => {
    server = await studyServer();
    // One without prices, one that merges into another, one after hours, one too late for its window.
    makeReport(server.db, server.market.stock("NMRX"), "2025-09-15", { time: "10:00" });
    makeReport(server.db, server.market.stock("HLIO"), "2025-08-01", { time: "17:30" });
    makeReport(server.db, server.market.stock("NMRX"), "2025-11-26", { time: null });
    makeReport(server.db, server.market.stock("HLIO"), "2030-01-02");
    path = await define(server, { name: "Takeovers, “first” reports" });
    await see(server, path);
    return server.close;
  });

  const textOf = async (file: string) => (await server.get(`${path}/files/${file}`)).text();
  const study = async () => JSON.parse(await textOf("study.json"))[0] as Record<string, Row[]>;

  test("are named after the study and saved, not shown", async () => {
    const csv = await server.get(`${path}/files/agg_windows.csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toBe("attachment; filename=study-1-agg_windows.csv");
    expect(csv.headers.get("cache-control")).toBe("no-store");
    const json = await server.get(`${path}/files/study.json`);
    expect(json.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(json.headers.get("content-disposition")).toBe("attachment; filename=study-1-study.json");
  });

  test("are all that the page lists, and no other", async () => {
    const page = await see(server, path);
    const links = [...page.querySelectorAll(".study-files a")].map((link) => link.getAttribute("href") ?? "");
    expect(links).toHaveLength(7);
    for (const link of links) expect([link, (await server.get(link)).status]).toEqual([link, 200]);
    for (const other of ["tables", "events", "events.json", "..%2F1", "constructor", "__proto__"])
      expect([other, (await server.get(`${path}/files/${other}`)).status]).toEqual([other, 404]);
  });

  test.each(TABLES)("%s.csv holds the same as study.json, column by column", async (table) => {
    const [columns = [], ...lines] = parse(await textOf(`${table}.csv`), {
      record_delimiter: "\r\n",
    }) as string[][];
    const rows = (await study())[table] ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    expect(lines).toEqual(rows.map((row) => columns.map((column) => String(row[column] ?? ""))));
  });

  test("definition.json, run by the command, gives the same figures as study.json", async () => {
    const file = join(temporaryFolder(), "definition.json");
    writeFileSync(file, await textOf("definition.json"));
    const command = await runNewsmove(["study", "--file", file, "--json", "--db", server.db.name]);
    expect(command.stderr).toBe("");
    expect(JSON.parse(command.stdout)).toEqual(JSON.parse(await textOf("study.json")));
    expect((await study()).id).toBe("Takeovers, “first” reports");
  });

  test("stay those of the last run, whatever has changed since", async () => {
    const before = await textOf("days.csv");
    makeReport(server.db, server.market.stock("NMRX"), "2025-07-01");
    expect(await textOf("days.csv")).toBe(before);
  });
});

test("tables without rows still have their columns", async () => {
  const server = await studyServer();
  makeReport(server.db, server.market.stock("HLIO"), "2030-01-02", { publisher: "Too late" });
  const path = await define(server, { publisher: "Too late" });
  await see(server, path);
  const full = await define(server);
  await see(server, full);
  for (const table of ["days", "windows"]) {
    const lines = (await (await server.get(`${path}/files/${table}.csv`)).text()).split("\r\n");
    const [columns] = (await (await server.get(`${full}/files/${table}.csv`)).text()).split("\r\n");
    expect(lines).toEqual([columns, ""]);
  }
});

test("tables of more rows than are sent at once are whole in both forms", async () => {
  const server = await studyServer();
  makeManyReports(server.db, server.market.stock("NMRX"), 500);
  const path = await define(server, { merge: "", exclude: "", overlap: "all" });
  await see(server, path);
  const textOf = async (file: string) => (await server.get(`${path}/files/${file}`)).text();
  const [{ days }] = JSON.parse(await textOf("study.json"));
  expect(days).toHaveLength(502 * 11);
  expect((await textOf("days.csv")).split("\r\n")).toHaveLength(502 * 11 + 2);
});

test("rows of thousands of events are kept and read back whole, some at a time", async () => {
  const db = testDb();
  makeManyReports(db, makeMarket(db).stock("NMRX"), 500);
  const { stories: _, ...asked } = requestOf();
  const events = Array.from({ length: 500 }, (_, i) => ({
    id: `${i}-NMRX`,
    symbol: "NMRX",
    when: "2025-10-01",
  }));
  const outcome = studyOver(db, { id: "x", ...asked, mergeSameSession: false, events });
  const { days } = await keptTables(outcome);
  const read: string[] = [];
  let parts = 0;
  for await (const lines of keptLines(days)) {
    parts++;
    read.push(...lines);
  }
  expect(parts).toBeGreaterThan(3);
  expect(read).toHaveLength(500 * 11);
  expect(new Set(read.map((line) => JSON.parse(line).event)).size).toBe(500);
});
