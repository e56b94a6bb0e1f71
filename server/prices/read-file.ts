import { exchangeOf } from "../lib/exchanges.ts";
import type { Tell } from "../lib/thread.ts";
import type { DateOrder } from "./formats/dates.ts";
import { stampReader, type StampReader } from "./formats/stamps.ts";
import {
  isTicker,
  type Line,
  lineOfFileName,
  lineOfSymbol,
  lineOfText,
  type ListingOptions,
  micOf,
} from "./listings.ts";
import { probe, type Layout, type Told } from "./probe.ts";
import { ImportProblem } from "./problem.ts";
import { quoted } from "./quoted.ts";
import { DAY_SECONDS } from "./prices.ts";
import { type RowSink, rowReader, type Series } from "./rows.ts";
import { type OddSpacing, spacingWatch } from "./spacing.ts";
import { linesOf, type Source } from "./source.ts";
import type { Stage } from "./stage-store.ts";

/** What a person has said of a file of prices. */
export interface PriceOptions extends Told {
  /** Whose prices they are, where the file has no symbols: a ticker or a company's name. */
  listing?: string | undefined;
  /** Zone of the times, where they carry no offset; else that of the exchange. */
  zone?: string | undefined;
}

export interface ReadOptions extends PriceOptions {
  listings: ListingOptions;
  /** Told after each block how much of the file is read, from 0 to 1; what it throws breaks the reading off. */
  tell?: Tell<number> | undefined;
  /** Runs the rows of a block as one. */
  together: (work: () => void) => void;
}

/** What was understood of a price file, without its rows. */
export interface ReadFile {
  fileName: string;
  /** "Yahoo" */
  format: string;
  /** Seconds. */
  interval: number;
  dateOrder: DateOrder | null;
  /** Zones by which times were read; none where the file's own offsets say, or for daily bars. */
  zones: string[];
  /** The listings of the file, in the order they appear; a bar's series is its place here. */
  lines: Line[];
  /** Rows that stand in the file twice. */
  repeated: number;
  /** Days in UTC with a bar, counted from 1970-01-01. */
  days: ReadonlySet<number>;
  /** Where bars are of another length than `interval`, as it seems. */
  spacing: OddSpacing[];
}

/**
 * Reads a price file to its end into the stage.
 * @throws ImportProblem for what only a person can say, before any row is read where that can be.
 */
export async function readPriceFile(source: Source, stage: Stage, options: ReadOptions): Promise<ReadFile> {
  const layout = await probe(source, options);
  const lines: Line[] = [];
  const { seriesOf, zones } = seriesFinder(source.name, layout, options, lines);
  const spacing = spacingWatch(layout.interval);
  const read = rowReader(
    layout,
    seriesOf,
    layout.interval < DAY_SECONDS ? watched(stage, spacing.see) : stage,
  );
  for await (const { lines: rows, first, bytes } of linesOf(source)) {
    options.together(() => {
      for (let i = Math.max(0, layout.headerLine + 1 - first); i < rows.length; i++) {
        const row = rows[i] ?? "";
        if (row !== "") read(row, first + i);
      }
    });
    options.tell?.(bytes / source.size);
  }
  options.together(stage.flush);
  return {
    ...{ fileName: source.name, format: layout.format.name, interval: layout.interval, lines, zones },
    ...{ dateOrder: layout.order, repeated: stage.repeated(), days: stage.days(), spacing: spacing.found() },
  };
}

/** A sink whose bars somebody else sees as well. */
function watched(sink: RowSink, see: (line: number, series: number, start: number) => void): RowSink {
  return {
    ...sink,
    bar(...row) {
      see(row[0], row[2], row[3]);
      sink.bar(...row);
    },
  };
}

/** Finds the series of a symbol; for a file without symbols there is one. */
function seriesFinder(fileName: string, layout: Layout, options: ReadOptions, lines: Line[]) {
  const { interval, order, isUtc } = layout;
  const isDaily = interval === DAY_SECONDS;
  const readers = new Map<string, StampReader>();
  const add = (line: Line): Series => {
    const zone = isUtc && !isDaily ? "UTC" : (options.zone ?? exchangeOf(micOf(line)).zone);
    const read = readers.get(zone) ?? stampReader({ isDaily, order, zone });
    readers.set(zone, read);
    lines.push(line);
    return { index: lines.length - 1, read };
  };
  const zonesOf = () => (isDaily || layout.hasOffset ? [] : [...readers.keys()]);
  if (layout.columns.symbol < 0) {
    const only = add(lineOfFile(fileName, options));
    return { seriesOf: () => only, zones: zonesOf() };
  }
  const known = new Map<string, Series | string>();
  const zones: string[] = [];
  const seriesOf = (symbol: string): Series | string => {
    const before = known.get(symbol);
    if (before !== undefined) return before;
    const series = isTicker(symbol) ? sameOrNew(symbol) : symbolFault(symbol);
    known.set(symbol, series);
    zones.splice(0, zones.length, ...zonesOf());
    return series;
  };
  /** "baba" and "BABA" are one. */
  const sameOrNew = (symbol: string): Series => {
    const plain = symbol.trim().toUpperCase();
    const same = plain === symbol ? undefined : known.get(plain);
    if (typeof same === "object") return same;
    const series = add(lineOfSymbol(symbol, options.listings));
    known.set(plain, series);
    return series;
  };
  return { seriesOf, zones };
}

function symbolFault(symbol: string): string {
  return symbol.trim() === "" ? "there is no symbol" : `${quoted(symbol)} is no ticker`;
}

function lineOfFile(fileName: string, { listing, listings }: ReadOptions): Line {
  const line = listing === undefined ? lineOfFileName(fileName, listings) : lineOfText(listing, listings);
  if (line) return line;
  throw new ImportProblem("listing", "it does not say whose prices it has: say the listing");
}
