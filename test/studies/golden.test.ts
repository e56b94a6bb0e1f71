import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { companiesStore } from "../../server/companies/store.ts";
import { groupBy } from "../../server/lib/lists.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { runStudy } from "../../server/studies/engine/run-study.ts";
import { studyPrices } from "../../server/studies/prices-reader.ts";
import { type Row, type StudyTables, studyTables } from "../../server/studies/rows.ts";
import { readStudies } from "../../server/studies/study-file.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";

/**
 * Three studies of ten events on 90 sessions of five invented symbols, with missing bars, events that
 * overlap, and events that cannot be used. The prices were drawn, and what is expected computed, by a
 * Python script that shares nothing with this engine: numpy's lstsq and matrix products for the models
 * and the covariance (X′X)⁻¹ of their prediction errors, corrcoef over every single pair of events, and
 * scipy.stats 1.17 for ranks, t tests, binomial tests and all distributions.
 */
const FIXTURES = new URL("../fixtures/study/", import.meta.url);

type Line = Record<string, string>;

function lines(name: string): Line[] {
  return parse(readFileSync(new URL(name, FIXTURES)), { columns: true });
}

function tablesOf(): Map<string, StudyTables> {
  const db = testDb();
  for (const [ticker, own] of groupBy(lines("prices.csv"), (line) => line.symbol ?? "")) {
    const listing = makeListing(db, { ticker });
    makeBars(
      db,
      own.map(({ date = "", close }) => ({ listing, date, close: Number(close) })),
    );
  }
  const sources = { bars: barsStore(db), byTicker: companiesStore(db).byTicker, isClosed: () => false };
  const studies = readStudies(readFileSync(new URL("studies.json", FIXTURES), "utf8"));
  return new Map(
    studies.map((study) => [study.id, studyTables(runStudy(study, studyPrices(sources, study.index)))]),
  );
}

const tables = tablesOf();

describe.each(["events", "days", "windows", "agg_days", "agg_windows"] as const)("%s", (name) => {
  const expected = groupBy(lines(`expected_${name}.csv`), (line) => line.study ?? "");
  test.each([...expected])("of the study %s", (study, rows) => {
    const found = tables.get(study)?.[name] ?? [];
    expect(found).toHaveLength(rows.length);
    rows.forEach(({ study: _, ...row }, i) => {
      expect(differences(row, found[i] ?? {}, `row ${i + 1}`)).toEqual([]);
    });
  });
});

/** Every cell that is not as expected: numbers within 1e-9 of it, all else to the letter. */
function differences(expected: Line, found: Row, where: string): string[] {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  return Object.entries(expected).flatMap(([key, cell]) => {
    const value = found[key] ?? null;
    const isSame =
      typeof value === "number" && cell !== ""
        ? Math.abs(value - Number(cell)) <= 1e-12 + 1e-9 * Math.abs(Number(cell))
        : String(value ?? "") === cell;
    return isSame ? [] : [`${where}: ${key} is ${value}, not ${cell}`];
  });
}
