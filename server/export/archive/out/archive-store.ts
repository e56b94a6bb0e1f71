import type { Db } from "../../../db/open.ts";
import type { PriceStateReader } from "../../../studies/price-state-store.ts";
import { archiveText } from "../format.ts";
import { keptRows } from "./kept-store.ts";
import { priceRows } from "./prices-store.ts";
import { studyRows } from "./studies-store.ts";

/**
 * The archive of a database as it is at one moment, some hundred lines at a time.
 * @param db a connection that nobody else uses meanwhile: what others write is not seen until the end
 */
export function* archiveOf(db: Db, priceState: PriceStateReader): Generator<string> {
  const rows = { ...keptRows(db), ...priceRows(db), studies: () => studyRows(db, priceState) };
  db.exec("BEGIN");
  try {
    yield* archiveText((part) => rows[part]());
  } finally {
    db.exec("COMMIT");
  }
}
