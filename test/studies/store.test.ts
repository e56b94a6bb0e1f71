import { describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { TOP } from "../../server/lib/place.ts";
import type { KeptTables, StudyRun } from "../../server/studies/run/run.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { fileDb, testDb } from "../support/db.ts";
import { makeStudy, requestOf } from "../support/study.ts";

const AT = "2025-12-15T12:00:00.000Z";
const LATER = "2025-12-16T12:00:00.000Z";

function runOf(given: Partial<StudyRun> = {}): StudyRun {
  const { stories: _, ...asked } = requestOf();
  return {
    definition: { id: "Takeovers", ...asked, events: [{ id: "1-NMRX", symbol: "NMRX", when: "2025-12-10" }] },
    undated: [{ id: "2-NMRX", symbol: "NMRX" }],
    result: { events: [], counted: 0, windows: [], headline: 0, path: [], lines: [], isClustered: false },
    priceState: { first: 1, last: 2, changes: [[1, 3]] },
    ranAt: AT,
    ...given,
  };
}

const TABLES: KeptTables = {
  ...{ events: bytes("a"), days: bytes("b"), windows: bytes("c") },
  ...{ agg_days: bytes("d"), agg_windows: bytes("e") },
};

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function countOf(db: Db, table: string): unknown {
  return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
}

describe("a study", () => {
  test("is kept as it was asked, once for one form", () => {
    const studies = studiesStore(testDb());
    const request = requestOf({ stories: { publisher: "The Example" } });
    const id = studies.add("Takeovers", request, "key", AT);
    expect(studies.add("Takeovers again", request, "key", LATER)).toBe(id);
    expect(studies.find(id)).toEqual({
      ...{ id, name: "Takeovers", request, createdAt: AT, deletedAt: null, version: 1 },
    });
  });

  test("is changed in the version it was seen in, and in no older one", () => {
    const db = testDb();
    const studies = studiesStore(db);
    const study = makeStudy(db);
    const other = requestOf({ model: "constant_mean" });
    expect(studies.change(study, "Renamed", other, LATER)).toBe(true);
    expect(studies.find(study.id)).toMatchObject({ name: "Renamed", request: other, version: 2 });
    expect(studies.change(study, "Lost", other, LATER)).toBe(false);
    expect(studies.find(study.id)?.name).toBe("Renamed");
  });

  test("deleted leaves the list and comes back; deleting counts as a change", () => {
    const db = testDb();
    const studies = studiesStore(db);
    const study = makeStudy(db);
    studies.delete(study.id, LATER);
    expect(studies.newest(9, TOP)).toEqual([]);
    expect(studies.find(study.id)?.deletedAt).toBe(LATER);
    expect(studies.change(study, "Typed meanwhile", requestOf(), LATER)).toBe(false);
    studies.restore(study.id);
    expect(studies.newest(9, TOP).map(({ id }) => id)).toEqual([study.id]);
  });

  test("stands in the list newest first, page by page, with when it was run", () => {
    const db = testDb();
    const studies = studiesStore(db);
    const [a, b, c] = [1, 2, 3].map((n) => studies.add(`Study ${n}`, requestOf(), `key ${n}`, AT));
    studies.saveRun(b as number, runOf({ ranAt: LATER }), TABLES);
    const shown = studies.newest(2, TOP).map(({ id, ranAt }) => [id, ranAt]);
    expect(shown).toEqual([
      [c, null],
      [b, LATER],
    ]);
    expect(studies.newest(2, { at: AT, id: b as number }).map(({ id }) => id)).toEqual([a]);
  });
});

describe("what a study found", () => {
  test("is none before its first run", () => {
    const db = testDb();
    const { id } = makeStudy(db);
    expect(studiesStore(db).run(id)).toBeNull();
    expect(studiesStore(db).definition(id)).toBeNull();
    expect(() => studiesStore(db).table(id, "events")).toThrow("its table events is not there");
  });

  test("is kept whole, and gives way to what it finds next", () => {
    const { db } = fileDb();
    const studies = studiesStore(db);
    const { id } = makeStudy(db);
    studies.saveRun(id, runOf(), TABLES);
    expect(studies.run(id)).toEqual(runOf());
    expect(studies.definition(id)).toEqual(runOf().definition);
    expect(Buffer.from(studies.table(id, "agg_days")).toString()).toBe("d");
    const next = runOf({ ranAt: LATER, undated: [] });
    studies.saveRun(id, next, { ...TABLES, days: bytes("other") });
    expect(studies.run(id)).toEqual(next);
    expect(Buffer.from(studies.table(id, "days")).toString()).toBe("other");
    expect([countOf(db, "study_runs"), countOf(db, "study_tables")]).toEqual([1, 5]);
  });

  test("is kept with all its tables or not at all", () => {
    const db = testDb();
    const studies = studiesStore(db);
    const { id } = makeStudy(db);
    const broken = { ...TABLES, agg_windows: null } as unknown as KeptTables;
    expect(() => studies.saveRun(id, runOf(), broken)).toThrow("NOT NULL");
    expect([countOf(db, "study_runs"), countOf(db, "study_tables")]).toEqual([0, 0]);
  });

  test("goes with its study", () => {
    const db = testDb();
    const { id } = makeStudy(db);
    studiesStore(db).saveRun(id, runOf(), TABLES);
    db.prepare("DELETE FROM studies WHERE id = ?").run(id);
    expect([countOf(db, "study_runs"), countOf(db, "study_tables")]).toEqual([0, 0]);
  });
});
