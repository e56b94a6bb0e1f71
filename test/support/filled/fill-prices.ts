import type { Db } from "../../../server/db/open.ts";
import { coverageKeeper } from "../../../server/prices/coverage-store.ts";
import type { Draw } from "./draw.ts";
import { adder } from "./fill.ts";

const IMPORT = [
  ...["id", "kind", "file_name", "format", "subject", "interval_s", "added", "same", "changed"],
  ...["replaced", "refused", "created_at", "undone_at"],
];
const BAR = [
  ...["listing_id", "interval_s", "start", "open", "high", "low", "close", "adj_close", "volume"],
  "import_id",
];
const FIRST_DAY = Date.UTC(2025, 0, 2) / 1000;
const BARS_OF_IMPORT = 40;

/** Imports with refused rows, and the bars, splits and dividends they brought and replaced. */
export function fillPrices(db: Db, draw: Draw, imports: number): void {
  const listings = db.prepare<[], number>("SELECT id FROM listings ORDER BY id").pluck().all();
  const addImport = adder(db, "imports", IMPORT);
  const refuse = adder(db, "refused_rows", ["import_id", "line", "reason", "raw"]);
  for (let i = 0; i < imports; i++) {
    const [older, id] = [i * 10 + 1, i * 10 + 2 + draw.below(5)];
    const isPrices = i % 3 !== 2;
    const interval_s = isPrices ? draw.pick([60, 300, 86_400]) : null;
    for (const importId of [older, id, id + 1])
      addImport({
        ...{ id: importId, kind: isPrices ? "prices" : "actions", interval_s, ...importFields(draw) },
        // The third of them was undone, and so has no rows left.
        undone_at: importId === id + 1 ? draw.instant() : null,
      });
    for (let line = draw.below(4); line > 0; line--)
      refuse({ import_id: id, line: line * 7, reason: draw.text(200), raw: draw.text(500) });
    const of = { listing_id: draw.pick(listings), import_id: id, old_import_id: older };
    if (interval_s === null) fillActions(db, draw, of);
    else fillBars(db, draw, { ...of, interval_s });
  }
}

function importFields(draw: Draw) {
  const count = () => draw.below(1000);
  return {
    ...{ file_name: draw.text(200), format: draw.text(20), subject: draw.text(50) },
    ...{ added: count(), same: count(), changed: count(), replaced: count(), refused: count() },
    created_at: draw.instant(),
  };
}

interface Imported {
  listing_id: number;
  import_id: number;
  old_import_id: number;
}

function fillBars(db: Db, draw: Draw, { old_import_id, ...of }: Imported & { interval_s: number }): void {
  const add = adder(db, "price_bars", BAR);
  const replace = adder(db, "replaced_bars", [...BAR, "old_import_id"]);
  for (let n = 0; n < BARS_OF_IMPORT; n++) {
    const bar = { ...of, start: FIRST_DAY + n * of.interval_s };
    add({ ...bar, ...ohlc(draw) });
    if (draw.chance(0.2)) replace({ ...bar, ...ohlc(draw), old_import_id });
  }
  if (draw.chance(0.5)) fillDeletion(db, draw, { ...of, after_import: of.import_id });
  coverageKeeper(db)([{ listingId: of.listing_id, interval: of.interval_s }]);
}

/** Bars that were deleted; some of those deletions were undone, and so have no bars left. */
function fillDeletion(
  db: Db,
  draw: Draw,
  { import_id, ...of }: Omit<Imported, "old_import_id"> & { interval_s: number; after_import: number },
): void {
  const add = adder(db, "deletions", [
    ...["id", "listing_id", "interval_s", "from_date", "to_date", "bars", "after_import", "created_at"],
    "undone_at",
  ]);
  const keep = adder(db, "deleted_bars", ["deletion_id", ...BAR.slice(2)]);
  const undone_at = draw.chance(0.3) ? draw.instant() : null;
  const id = import_id * 2 + 1;
  add({
    ...{ ...of, id, from_date: "2025-01-01", to_date: "2025-01-02", bars: 5 },
    ...{ created_at: draw.instant(), undone_at },
  });
  for (let n = 1; n <= 5 && undone_at === null; n++)
    keep({ deletion_id: id, start: FIRST_DAY - n * of.interval_s, ...ohlc(draw), import_id });
}

function ohlc(draw: Draw) {
  return {
    ...{ open: draw.positive(), high: draw.positive(), low: draw.positive(), close: draw.positive() },
    ...{ adj_close: draw.chance(0.5) ? draw.positive() : null },
    volume: draw.chance(0.8) ? draw.pick([0, 12_345, 2 ** 53, 0.5]) : null,
  };
}

function fillActions(db: Db, draw: Draw, { old_import_id, ...of }: Imported): void {
  const add = adder(db, "corporate_actions", ["listing_id", "ex_date", "kind", "value", "import_id"]);
  const replace = adder(db, "replaced_actions", [
    ...["import_id", "listing_id", "ex_date", "kind", "value", "old_import_id"],
  ]);
  for (let n = draw.below(6); n >= 0; n--) {
    const action = { ...of, ex_date: draw.date(), kind: draw.pick(["split", "dividend"]) };
    add({ ...action, value: draw.positive() });
    if (draw.chance(0.3)) replace({ ...action, value: draw.positive(), old_import_id });
  }
}
