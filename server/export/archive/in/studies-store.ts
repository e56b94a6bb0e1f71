import type { Db } from "../../../db/open.ts";
import type { PriceStateReader } from "../../../studies/price-state-store.ts";
import type { PriceState } from "../../../studies/run/run.ts";
import type { counter } from "./counts-store.ts";
import { anyDiffers } from "./counts-store.ts";
import type { Matches } from "./matches-store.ts";
import { type IdsHere, type RunText, renamedRun, renamedTable, renaming, requestHere } from "./study-ids.ts";

interface RunRow extends RunText {
  study_id: number;
  price_state: string;
}

/** Merges studies, known by the form they were entered with; a run comes with a study that is new. */
export function mergeStudies(db: Db, matches: Matches, count: ReturnType<typeof counter>): void {
  const ids = idsHere(db);
  const requests = db.prepare<[], { id: number; request: string }>(
    "SELECT id, request FROM incoming.studies",
  );
  const setRequest = db.prepare<[string, number]>("UPDATE incoming.studies SET request = ? WHERE id = ?");
  for (const { id, request } of requests.all())
    setRequest.run(JSON.stringify(requestHere(JSON.parse(request), ids)), id);
  matches.pair("studies", ["submission_key"]);
  matches.addNew("studies");
  matches.insertNew("studies");
  const differs = `${anyDiffers(["name", "request"])} OR (row.deleted_at IS NULL) <> (here.deleted_at IS NULL)`;
  count("studies", differs, "'“' || here.name || '”'");
}

/**
 * Puts in what new studies last found. It still holds where it did when it was taken out and no prices
 * but the archive's are here.
 */
export function insertRuns(db: Db, priceState: PriceStateReader, hadPrices: boolean): void {
  const ids = idsHere(db);
  const listing = hereOf(db, "listings");
  const runs = db.prepare<[], RunRow>(
    `SELECT study_id, definition, undated, result, price_state FROM incoming.study_runs
     JOIN matches ON of_table = 'studies' AND theirs = study_id WHERE is_new`,
  );
  const insert = db.prepare<object>(
    `INSERT INTO main.study_runs (study_id, definition, undated, result, price_state, ran_at)
     SELECT ours, @definition, @undated, @result, @state, ran_at FROM incoming.study_runs
     JOIN matches ON of_table = 'studies' AND theirs = study_id WHERE study_id = @study_id`,
  );
  const tablesOf = db.prepare<[number], { ours: number; name: string; rows: Buffer }>(
    `SELECT ours, name, "rows" FROM incoming.study_tables
     JOIN matches ON of_table = 'studies' AND theirs = study_id WHERE study_id = ?`,
  );
  const insertTable = db.prepare<[number, string, Buffer]>("INSERT INTO main.study_tables VALUES (?, ?, ?)");
  for (const { price_state, ...run } of runs.all()) {
    const staged: { listings: number[]; prices_unchanged: boolean } = JSON.parse(price_state);
    const listings = staged.listings.map((id) => listing(id) ?? id);
    const holds = staged.prices_unchanged && !hadPrices;
    const state = holds ? priceState.of(listings) : changedState(listings);
    const rename = renaming(run, ids);
    insert.run({ ...run, ...(rename && renamedRun(run, rename)), state: JSON.stringify(state) });
    for (const { ours, name, rows } of tablesOf.all(run.study_id))
      insertTable.run(ours, name, rename ? renamedTable(rows, rename) : rows);
  }
}

/** A state that prices are never in. */
function changedState(listings: readonly number[]): PriceState {
  return { first: null, last: null, changes: listings.map((id) => [id, -1]) };
}

/** Ids of the archive as they are here. What it does not hold stays as it is, unless that names another row here. */
function idsHere(db: Db): IdsHere {
  const isTaken = (table: string) => db.prepare<[number], number>(`SELECT 1 FROM main.${table} WHERE id = ?`);
  const [news, company] = [hereOf(db, "news_items"), hereOf(db, "companies")];
  const [takenNews, takenCompany] = [isTaken("news_items"), isTaken("companies")];
  return {
    news: (id) => news(id) ?? (takenNews.get(id) ? 0 : id),
    company: (id) => company(id) ?? (takenCompany.get(id) ? 0 : id),
  };
}

function hereOf(db: Db, kind: string): (theirs: number) => number | undefined {
  const find = db
    .prepare<[number], number>(`SELECT ours FROM matches WHERE of_table = '${kind}' AND theirs = ?`)
    .pluck();
  return (theirs) => find.get(theirs);
}
