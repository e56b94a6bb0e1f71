import type { CatalogueRow } from "../companies/catalogue.ts";
import { type Line, lineText } from "./listings.ts";
import type { ChangedBar, PlanCounts, SeriesRange, StagedBar } from "./plan-store.ts";
import { type ReadOptions, readPriceFile } from "./read-file.ts";
import type { Source } from "./source.ts";
import type { RefusedRow } from "./stage-store.ts";
import type { PricesStore } from "./store.ts";
import { type Warning, warningsOf } from "./warnings.ts";

/** What was understood of a price file and what importing it would do; nothing is stored yet. */
export interface PricePlan extends PlanCounts {
  fileName: string;
  format: string;
  /** Seconds. */
  interval: number;
  dateOrder: "mdy" | "dmy" | null;
  /** Zones by which times were read; none where the file's own offsets say, or for daily bars. */
  zones: string[];
  /** The listings of the file, in the order they appear; a bar's series is its place here. */
  lines: Line[];
  ranges: SeriesRange[];
  /** Bars that are not stored yet. */
  added: number;
  /** Rows that stand in the file twice. */
  repeated: number;
  /** Splits and dividends in the file. */
  actions: number;
  firstRows: StagedBar[];
  changedRows: ChangedBar[];
  refusedRows: RefusedRow[];
  warnings: Warning[];
}

export interface RunOptions {
  /** Puts changed values in the place of those stored. */
  replace: boolean;
  /** Stores the good rows of a file that has refused ones; else nothing of it is stored. */
  keepGood: boolean;
}

export interface RunResult {
  /** Null where there was nothing to store, or refused rows held all back. */
  importId: number | null;
  isHeldBack: boolean;
  added: number;
  replaced: number;
  actions: number;
}

/** A file that has been read: to be looked at, stored, and in any case closed. */
export interface PriceImport {
  plan(): PricePlan;
  /** Whether the file has a bar of a series that starts in [from, to), epoch seconds. */
  hasBars(series: number, from: number, to: number): boolean;
  run(options: RunOptions, now: string): RunResult;
  close(): void;
}

export interface ImportParts {
  prices: PricesStore;
  /** Adds a listing, and its company where that is new; gives the listing's id. */
  addListing(row: CatalogueRow, now: string): number;
}

const SHOWN = 20;
const MOST_REFUSED = 1000;

/**
 * Reads a price file to its end, by the block, and sets it down beside the database.
 * @throws ImportProblem for what only a person can say; the signal's reason when that breaks it off
 */
export async function openPriceImport(
  source: Source,
  options: Omit<ReadOptions, "together">,
  { prices, addListing }: ImportParts,
): Promise<PriceImport> {
  const stage = prices.openStage();
  const together = prices.withoutLock;
  const file = await readPriceFile(source, stage, { ...options, together }).catch((error: unknown) => {
    stage.close();
    throw error;
  });
  const { layout, lines, zones } = file;
  const { interval } = layout;
  const plan = prices.planOf(stage);
  const format = layout.format.name;
  const known = () =>
    new Map(lines.flatMap((line, i) => (line.kind === "known" ? [[i, line.listing.id] as const] : [])));

  const hasSplit = (series: number, from: string, to: string) => {
    const line = lines[series];
    const isSplit = ({ kind, exDate, ...action }: ReturnType<typeof stage.actions>[number]) =>
      kind === "split" && action.series === series && exDate > from && exDate <= to;
    return (
      stage.actions().some(isSplit) || (line?.kind === "known" && prices.hasSplit(line.listing.id, from, to))
    );
  };

  return {
    plan() {
      plan.setListings(known());
      const counts = plan.counts(interval);
      return {
        ...counts,
        ...{ fileName: source.name, format, interval, dateOrder: layout.order, zones, lines },
        ranges: plan.ranges(),
        added: counts.bars - counts.same - counts.changed,
        repeated: stage.repeated(),
        actions: stage.actions().length,
        firstRows: plan.firstRows(SHOWN),
        changedRows: counts.changed > 0 ? plan.changedRows(interval, SHOWN) : [],
        refusedRows: plan.refusedRows(MOST_REFUSED),
        warnings: warningsOf(plan, lines, interval, stage.days(), hasSplit),
      };
    },
    hasBars: (series, from, to) => plan.firstLine(series, from, to) !== undefined,
    run({ replace, keepGood }, now) {
      return prices.inTransaction(() => {
        plan.setListings(known());
        const counts = plan.counts(interval);
        const nothing = { importId: null, added: 0, replaced: 0, actions: 0 };
        if (counts.refused > 0 && !keepGood) return { ...nothing, isHeldBack: true };
        const isNew = counts.bars > counts.same + (replace ? 0 : counts.changed);
        if (!isNew && stage.actions().length === 0) return { ...nothing, isHeldBack: false };
        const listings = lines.map((line) =>
          line.kind === "known" ? line.listing.id : addListing(line.row, now),
        );
        plan.setListings(new Map(listings.map((id, series) => [series, id])));
        const subject = subjectOf(lines);
        const importId = prices.write.open(
          { kind: "prices", fileName: source.name, format, subject, interval },
          now,
        );
        const { added, replaced } = prices.write.bars(stage, importId, interval, replace);
        const listed = stage.actions().flatMap(({ series, ...action }) => {
          const listingId = listings[series];
          return listingId === undefined ? [] : [{ ...action, listingId }];
        });
        const actions = prices.write.actions(listed, importId, replace);
        const actionsStored = actions.added + actions.replaced;
        if (added + replaced + actionsStored === 0) {
          prices.write.drop(importId);
          return { ...nothing, isHeldBack: false };
        }
        prices.write.refusedOf(stage, importId);
        prices.write.close(importId, { ...counts, added, replaced });
        return { importId, isHeldBack: false, added, replaced, actions: actionsStored };
      });
    },
    close: stage.close,
  };
}

/** "BABA", "BABA, META", "250 listings" */
function subjectOf(lines: readonly Line[]): string {
  if (lines.length > 5) return `${lines.length} listings`;
  return lines.map((line) => lineText(line).split(" ")[0]).join(", ");
}
