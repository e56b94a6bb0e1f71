import type { Db } from "../db/open.ts";
import type { MergeParts } from "../export/archive/in/merge-store.ts";
import { coverageKeeper } from "../prices/coverage-store.ts";
import { priceStateStore } from "../studies/price-state-store.ts";

/** What importing an archive takes from other slices. */
export function archiveParts(db: Db): MergeParts {
  return { priceState: priceStateStore(db), refreshCoverage: coverageKeeper(db) };
}
