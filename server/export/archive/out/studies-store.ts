import type { Db } from "../../../db/open.ts";
import type { PriceStateReader } from "../../../studies/price-state-store.ts";
import type { PriceState } from "../../../studies/run/run.ts";

interface StudyLine {
  id: number;
  request: string;
}

interface RunLine {
  definition: string;
  result: string;
  tables: Buffer;
  price_state: string;
  ran_at: string;
}

/** Studies with their last runs as rows of an archive. */
export function* studyRows(db: Db, priceState: PriceStateReader): Generator<object> {
  const studies = db.prepare<[], StudyLine>(
    `SELECT id, name, request, submission_key, created_at, updated_at, deleted_at, version FROM studies ORDER BY id`,
  );
  const runOf = db.prepare<[number], RunLine>(
    "SELECT definition, result, tables, price_state, ran_at FROM study_runs WHERE study_id = ?",
  );
  const listing = db
    .prepare<[number], string>("SELECT ticker || '.' || mic FROM listings WHERE id = ?")
    .pluck();

  function runRow({ definition, result, tables, price_state, ran_at }: RunLine): object {
    const then: PriceState = JSON.parse(price_state);
    const ids = then.changes.map(([listingId]) => listingId);
    return {
      ...{
        definition: JSON.parse(definition),
        result: JSON.parse(result),
        tables: tables.toString("base64"),
      },
      listings: ids.map((id) => listing.get(id)),
      prices_unchanged: JSON.stringify(priceState.of(ids)) === JSON.stringify(then),
      ran_at,
    };
  }

  for (const study of studies.iterate()) {
    const run = runOf.get(study.id);
    yield { ...study, request: JSON.parse(study.request), run: run ? runRow(run) : null };
  }
}
