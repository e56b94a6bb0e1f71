import type { Line } from "./listings.ts";
import type { ChangedBar, PlanCounts, SeriesRange, StagedBar } from "./plan-store.ts";
import { type ReadOptions, readPriceFile } from "./read-file.ts";
import type { Source } from "./source.ts";
import type { RefusedRow } from "./stage-store.ts";
import { type ImportParts, type RunOptions, type RunResult, storeFile } from "./store-file.ts";
import { type Warning, warningsOf } from "./warnings.ts";

export type { ImportParts, RunOptions, RunResult };

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

/** A file that has been read: to be looked at, stored, and in any case closed. */
export interface PriceImport {
  plan(): PricePlan;
  /** Whether the file has a bar of a series that starts in [from, to), epoch seconds. */
  hasBars(series: number, from: number, to: number): boolean;
  run(options: RunOptions, now: string): RunResult;
  close(): void;
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
    run(options, now) {
      const read = { fileName: source.name, format, interval, lines, known: known(), stage, plan };
      return prices.inTransaction(() => storeFile(read, options, now, { prices, addListing }));
    },
    close: stage.close,
  };
}
