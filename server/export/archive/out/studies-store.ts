import type { Db } from "../../../db/open.ts";
import type { PriceStateReader } from "../../../studies/price-state-store.ts";
import type { PriceState } from "../../../studies/run/run.ts";

interface StudyLine {
  id: number;
  request: string;
}

interface RunLine {
  definition: string;
  undated: string;
  result: string;
  price_state: string;
  ran_at: string;
}

/** Studies with their last runs as rows of an archive. */
export function* studyRows(db: Db, priceState: PriceStateReader): Generator<object> {
  const studies = db.prepare<[], StudyLine>(
    `SELECT id, name, request, submission_key, created_at, updated_at, deleted_at, version FROM studies ORDER BY id`,
  );
  const runOf = db.prepare<[number], RunLine>(
    "SELECT definition, undated, result, price_state, ran_at FROM study_runs WHERE study_id = ?",
  );
  const tablesOf = db.prepare<[number], { name: string; rows: Buffer }>(
    "SELECT name, rows FROM study_tables WHERE study_id = ? ORDER BY name",
  );
  const listing = db
    .prepare<[number], string>("SELECT ticker || '.' || mic FROM listings WHERE id = ?")
    .pluck();

  function runRow(id: number, { price_state, ran_at, ...found }: RunLine): object {
    const then: PriceState = JSON.parse(price_state);
    const ids = then.changes.map(([listingId]) => listingId);
    const tables = tablesOf.all(id).map(({ name, rows }) => [name, rows.toString("base64")]);
    return {
      ...{ definition: JSON.parse(found.definition), undated: JSON.parse(found.undated) },
      ...{ result: JSON.parse(found.result), tables: Object.fromEntries(tables) },
      listings: ids.map((line) => listing.get(line)),
      prices_unchanged: JSON.stringify(priceState.of(ids)) === JSON.stringify(then),
      ran_at,
    };
  }

  for (const study of studies.iterate()) {
    const run = runOf.get(study.id);
    yield { ...study, request: JSON.parse(study.request), run: run ? runRow(study.id, run) : null };
  }
}
