import type { Tell } from "../lib/thread.ts";
import type { ChangedBar, PlanCounts, SeriesRange, StagedAction, StagedBar } from "./plan-store.ts";
import { type ReadFile, type ReadOptions, readPriceFile } from "./read-file.ts";
import type { Source } from "./source.ts";
import type { RefusedRow } from "./stage-store.ts";
import type { StageTables } from "./stage-tables-store.ts";
import { type ImportParts, type RunOptions, type RunResult, storeFile } from "./store-file.ts";
import { type Warning, warningsOf } from "./warnings.ts";

export type { ImportParts, RunOptions, RunResult };

/** What was understood of a price file and what importing it would do; nothing is stored yet. */
export interface PricePlan extends PlanCounts, Omit<ReadFile, "days" | "spacing"> {
  ranges: SeriesRange[];
  /** Bars that are not stored yet. */
  added: number;
  /** Splits and dividends in the file. */
  actions: number;
  firstRows: StagedBar[];
  changedRows: ChangedBar[];
  refusedRows: RefusedRow[];
  warnings: Warning[];
}

/** A file that has been read: to be looked at, stored, and in any case closed. */
export interface PriceImport {
  /** What was read, without its rows: with the path of the stage, all that another connection needs to go on. */
  file: ReadFile;
  /** @param now an instant; @param tell told between two questions to the tables */
  plan(now: string, tell?: () => void): PricePlan;
  /** Whether the file has a bar of a series that starts in [from, to), epoch seconds. */
  hasBars(series: number, from: number, to: number): boolean;
  /** @param tell told what share of the bars is stored; what it throws takes all of it back */
  run(options: RunOptions, now: string, tell?: Tell<number>): RunResult;
  close(): void;
}

export interface OpenOptions extends Omit<ReadOptions, "together"> {
  /** Where the rows are set down, for another connection to find; without it they go with this one. */
  stagePath?: string | undefined;
}

const SHOWN = 20;
const MOST_REFUSED = 1000;

/**
 * Reads a price file to its end, by the block, and sets it down beside the database.
 * @throws ImportProblem for what only a person can say; what `tell` throws to break it off
 */
export async function openPriceImport(
  source: Source,
  { stagePath = "", ...options }: OpenOptions,
  parts: ImportParts,
): Promise<PriceImport> {
  const { prices } = parts;
  const stage = prices.openStage(stagePath);
  try {
    const file = await readPriceFile(source, stage, { ...options, together: prices.withoutLock });
    return importOf(file, stage.tables, parts);
  } catch (error) {
    stage.tables.close();
    throw error;
  }
}

/** The import of a file that another connection has read into the stage at a path. */
export function resumePriceImport(file: ReadFile, stagePath: string, parts: ImportParts): PriceImport {
  return importOf(file, parts.prices.findStage(stagePath), parts);
}

function importOf(file: ReadFile, tables: StageTables, parts: ImportParts): PriceImport {
  const { prices } = parts;
  const { lines, interval } = file;
  const plan = prices.planOf(tables);
  const known = () =>
    new Map(lines.flatMap((line, i) => (line.kind === "known" ? [[i, line.listing.id] as const] : [])));

  const splitFinder = (actions: readonly StagedAction[]) => (series: number, from: string, to: string) => {
    const line = lines[series];
    const isInFile = actions.some(
      ({ kind, exDate, ...action }) =>
        kind === "split" && action.series === series && exDate > from && exDate <= to,
    );
    return isInFile || (line?.kind === "known" && prices.hasSplit(line.listing.id, from, to));
  };

  return {
    file,
    plan(now, tell = () => {}) {
      const { days, spacing, ...read } = file;
      plan.setListings(known());
      const counts = plan.counts(interval);
      tell();
      const changedRows = counts.changed > 0 ? plan.changedRows(interval, SHOWN) : [];
      tell();
      const actions = plan.actions();
      const ranges = plan.ranges();
      tell();
      return {
        ...{ ...read, ...counts, ranges, changedRows, actions: actions.length },
        added: counts.bars - counts.same - counts.changed,
        firstRows: plan.firstRows(SHOWN),
        refusedRows: plan.refusedRows(MOST_REFUSED),
        warnings: warningsOf(plan, file, now, splitFinder(actions)),
      };
    },
    hasBars: (series, from, to) => plan.firstLine(series, from, to) !== undefined,
    run(options, now, tell = () => {}) {
      const staged = { ...file, known: known(), tables, plan };
      return prices.inTransaction(() => storeFile(staged, options, now, parts, tell));
    },
    close: tables.close,
  };
}
