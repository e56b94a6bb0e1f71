import { gzipSync } from "node:zlib";
import type { Db } from "../../../server/db/open.ts";
import { priceStateStore } from "../../../server/studies/price-state-store.ts";
import type { StudyRequest } from "../../../server/studies/request.ts";
import { TABLES, type TableName } from "../../../server/studies/rows.ts";
import type { StudyDefinition } from "../../../server/studies/study.ts";
import type { Draw } from "./draw.ts";
import { adder } from "./fill.ts";
import { versioned } from "./fill-stories.ts";

const ASKED: Omit<StudyRequest, "stories"> = {
  ...{ model: "market", returns: "simple", estimation: { end: -11, length: 120, min: 60 } },
  ...{ eventWindow: [-10, 10], windows: [[-1, 1]], index: "IDX", overlapPolicy: "all" },
  ...{ excludeOtherEvents: false, mergeSameSession: true },
};

/** Studies, some with a run; of those some rest on prices that have changed since. */
export function fillStudies(db: Db, draw: Draw, count: number): void {
  const one = (sql: string) => db.prepare<[], number>(sql).pluck().all();
  const [news, companies, listings] = ["news_items", "companies", "listings"].map((table) =>
    one(`SELECT id FROM ${table}`),
  ) as [number[], number[], number[]];
  const add = adder(db, "studies", [
    ...["id", "name", "request", "submission_key", "created_at", "updated_at", "deleted_at", "version"],
  ]);
  const addRun = adder(db, "study_runs", [
    ...["study_id", "definition", "undated", "result", "price_state", "ran_at"],
  ]);
  const addTable = adder(db, "study_tables", ["study_id", "name", "rows"]);
  for (let i = 0; i < count; i++) {
    const [id, name] = [i * 4 + 2, draw.text(200)];
    const request: StudyRequest = {
      ...ASKED,
      stories: {
        ...{ newsId: draw.chance(0.5) ? draw.pick(news) : null, publisher: draw.maybe(0.5, 200) },
        ...{ companyId: draw.chance(0.5) ? draw.pick(companies) : null, topic: draw.maybe(0.5, 80) },
        ...{ session: draw.pick(["premarket", null]), direction: draw.pick(["up", null]) },
        ...{ from: null, to: draw.date(), stocks: draw.pick(["moved", "mentioned"]) },
      },
    };
    add({ id, name, request: JSON.stringify(request), submission_key: `study-${i}`, ...versioned(draw) });
    if (draw.chance(0.3)) continue;
    const events = [news[0], draw.pick(news)].map((story) => ({
      ...{ id: `${story}-BABA`, symbol: "XNYS:BABA", when: draw.pick([draw.date(), draw.instant()]) },
    }));
    const state = priceStateStore(db).of([draw.pick(listings), draw.pick(listings)]);
    addRun({
      ...{ study_id: id, ...runOf({ ...ASKED, id: name, events }), ran_at: draw.instant() },
      undated: JSON.stringify(draw.chance(0.5) ? [{ id: `${draw.pick(news)}-META`, symbol: "META" }] : []),
      price_state: JSON.stringify(draw.chance(0.5) ? state : { ...state, first: 1 }),
    });
    for (const table of TABLES) addTable({ study_id: id, name: table, rows: tableOf(table, events) });
  }
}

function runOf(definition: StudyDefinition) {
  const events = definition.events.map((event) => ({
    ...{ ...event, session: null, zone: "America/New_York", status: "unknown_symbol", n: null, alpha: null },
    ...{ beta: null, sigma: null, isCounted: false, isOverlapping: false, merged: [event.id], window: null },
  }));
  const windows = [{ window: [-1, 1], aggregate: { n: 0, tests: null }, interval: null, own: null }];
  const path = [{ tau: 0, n: 1, mean: -1e-17, interval: [-1, 1] }];
  const others = { counted: 0, headline: 0, lines: [[0.1 + 0.2, null]], isClustered: false };
  return {
    definition: JSON.stringify(definition),
    result: JSON.stringify({ events, windows, path, ...others }),
  };
}

/** Without what is of all events together, which there may be none of. */
function tableOf(table: TableName, events: readonly { id: string }[]): Buffer {
  const rows = table.startsWith("agg_") ? [] : events;
  return gzipSync(
    rows.map(({ id }) => `${JSON.stringify({ event: id, symbol: "BABA", t: null })}\n`).join(""),
  );
}
