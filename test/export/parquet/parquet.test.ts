import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkMove } from "../../../server/checks/check-move.ts";
import { evidenceReader } from "../../../server/checks/evidence.ts";
import { sourcesOf } from "../../../server/commands/export-parquet.ts";
import { storiesOf } from "../../../server/commands/stories-of.ts";
import { companiesStore } from "../../../server/companies/store.ts";
import type { Db } from "../../../server/db/open.ts";
import {
  type ParquetReport,
  partitionName,
  writeParquetFiles,
} from "../../../server/export/parquet/write.ts";
import { movesStore } from "../../../server/moves/store.ts";
import { barsStore } from "../../../server/prices/bars-store.ts";
import { coverageKeeper } from "../../../server/prices/coverage-store.ts";
import { temporaryFolder } from "../../support/cleanup.ts";
import { testDb } from "../../support/db.ts";
import { makeImport, makeListing } from "../../support/factories.ts";
import { drawFrom } from "../../support/filled/draw.ts";
import { fillDatabase } from "../../support/filled/fill.ts";
import { askDuck } from "./duckdb.ts";
import { makeMarket } from "./example.ts";

/** The files of a database in a folder "parquet"; gives the folder that one lies in. */
function exported(db: Db): { folder: string; report: ParquetReport } {
  const folder = temporaryFolder();
  const report = writeParquetFiles(join(folder, "parquet"), sourcesOf(db), () => {});
  return { folder, report };
}

const BARS = "read_parquet('parquet/bars/*/*.parquet', hive_partitioning = true)";

test("bars come out as they are, every number to its last bit", async () => {
  const db = testDb();
  fillDatabase(db, drawFrom(5), 3000);
  const { folder, report } = exported(db);
  const columns = "interval_s, open, high, low, close, adj_close, volume";
  const stored = db
    .prepare(
      `SELECT mic || '-' || ticker AS listing, start * 1000 AS start, ${columns}
       FROM price_bars JOIN listings ON id = listing_id ORDER BY 1, interval_s, start`,
    )
    .all();
  const read = await askDuck(
    `SELECT listing, epoch_ms(start)::DOUBLE AS start, ${columns} FROM ${BARS} ORDER BY 1, interval_s, start`,
    folder,
  );
  expect(read).toEqual(stored);
  expect(report.bars).toBe(stored.length);
});

test("more bars than are written at a time give the same sums", async () => {
  const db = testDb();
  const listing = makeListing(db, { ticker: "NMRX" });
  const importId = makeImport(db, listing);
  db.prepare(
    `INSERT INTO price_bars WITH RECURSIVE n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 119999)
     SELECT ?, 60, 1700000040 + 60 * k, 100 + k % 7, 110, 99 + k % 3 / 10.0, 100 + k % 11 / 8.0,
       CASE k % 5 WHEN 0 THEN NULL ELSE k END + 1, nullif(k % 9, 0), ? FROM n`,
  ).run(listing.id, importId);
  coverageKeeper(db)([{ listingId: listing.id, interval: 60 }]);
  const { folder } = exported(db);
  const sums = (from: string, start: string) =>
    `SELECT count(*) * 1e0 AS bars, sum(open) AS open, sum(low * 10) AS low, sum(close) AS close,
       sum(adj_close) AS adjusted, count(volume) * 1e0 AS volumes, sum(volume) AS volume,
       min(${start}) * 1e0 AS first, max(${start}) * 1.0 AS last
     FROM ${from} WHERE interval_s = 60`;
  const stored = db.prepare<[], Record<string, number>>(sums("price_bars", "start")).get();
  const [read = {}] = await askDuck(sums(BARS, "epoch(start)"), folder);
  expect(read.bars).toBe(120_000);
  for (const [name, value] of Object.entries(read)) expect(value, name).toBeCloseTo(stored?.[name] ?? 0, 6);
});

test("columns have types of their own", async () => {
  const db = testDb();
  makeMarket(db);
  const { folder } = exported(db);
  const typesOf = async (from: string) => {
    const rows = await askDuck(`DESCRIBE SELECT * FROM ${from}`, folder);
    return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]));
  };
  expect(await typesOf(BARS)).toEqual({
    ...{
      interval_s: "INTEGER",
      start: "TIMESTAMP WITH TIME ZONE",
      open: "DOUBLE",
      high: "DOUBLE",
      low: "DOUBLE",
    },
    ...{ close: "DOUBLE", adj_close: "DOUBLE", volume: "DOUBLE", listing: "VARCHAR" },
  });
  expect(await typesOf("'parquet/actions.parquet'")).toMatchObject({ ex_date: "DATE", value: "DOUBLE" });
  expect(await typesOf("'parquet/moves.parquet'")).toMatchObject({
    ...{ title: "VARCHAR", session_date: "DATE", from_at: "TIMESTAMP WITH TIME ZONE", decimals: "INTEGER" },
  });
});

test("an empty database gives files without rows", async () => {
  const { folder, report } = exported(testDb());
  expect(report).toEqual({ bars: 0, partitions: 0, moves: 0 });
  for (const name of ["listings", "actions", "moves"])
    expect(await askDuck(`SELECT * FROM 'parquet/${name}.parquet'`, folder), name).toEqual([]);
});

describe("partitions", () => {
  test.each([
    ["XNYS-BABA", "listing=XNYS-BABA"],
    ["XNYS-BRK.B", "listing=XNYS-BRK.B"],
    ["XNYS-^GSPC", "listing=XNYS-%5EGSPC"],
    ["XNYS-A&B=C/D", "listing=XNYS-A%26B%3DC%2FD"],
    ["XLON-é", "listing=XLON-%C3%A9"],
  ])("%s is in the folder %s", (listing, folder) => {
    expect(partitionName(listing)).toBe(folder);
  });

  test("a query over one listing reads that folder, whatever the ticker", async () => {
    const db = testDb();
    makeMarket(db);
    const { folder } = exported(db);
    expect(readdirSync(join(folder, "parquet/bars"))).toEqual([
      ...["listing=XHKG-77001", "listing=XNAS-PLB.A", "listing=XNYS-%5EQDX", "listing=XNYS-NMRX"],
    ]);
    const [row] = await askDuck(`SELECT count(*)::INT AS n FROM ${BARS} WHERE listing = 'XNYS-^QDX'`, folder);
    expect(row?.n).toBe(
      db
        .prepare("SELECT count(*) FROM price_bars JOIN listings ON id = listing_id WHERE ticker = '^QDX'")
        .pluck()
        .get(),
    );
  });

  test.skipIf(process.platform === "win32")("files and folders are for this account alone", () => {
    const db = testDb();
    makeMarket(db);
    const { folder } = exported(db);
    for (const name of readdirSync(join(folder, "parquet"), { recursive: true, encoding: "utf8" })) {
      const stats = statSync(join(folder, "parquet", name));
      expect(stats.mode & 0o777, name).toBe(stats.isDirectory() ? 0o700 : 0o600);
    }
  });
});

describe("the query that the README documents", () => {
  const README = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const query = /```sql\n([\s\S]*?)```/.exec(README)?.[1] ?? "";

  test("measures what checks measure, to a billionth", async () => {
    const db = testDb();
    makeMarket(db);
    const { folder } = exported(db);
    const rows = new Map((await askDuck(query, folder)).map((row) => [Number(row.move_id), row]));
    const moves = movesStore(db, companiesStore(db).listing);
    const evidence = evidenceReader(barsStore(db), () => []);
    const compared = { extreme: 0, open: 0, close: 0, last: 0, unmeasured: 0 };
    for (const story of storiesOf(db))
      for (const move of moves.ofNews(story.id)) {
        const { check } = checkMove(move, story.published, evidence);
        const row = rows.get(move.id);
        if (check.ref !== null) expect(row?.ref, `reference of move ${move.id}`).toBeCloseTo(check.ref, 9);
        const isOfDay =
          check.phase === "regular" && (check.statistic === "open" || check.statistic === "close");
        if (check.measured === null || check.statistic === null || (check.source === "daily" && !isOfDay)) {
          expect(row?.measured ?? null, `move ${move.id}`).toBeNull();
          compared.unmeasured += 1;
          continue;
        }
        expect(Math.abs(Number(row?.measured) - check.measured), `move ${move.id}`).toBeLessThan(1e-9);
        compared[check.statistic] += 1;
      }
    for (const [what, count] of Object.entries(compared)) expect(count, what).toBeGreaterThan(10);
  });
});
