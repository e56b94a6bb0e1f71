import { exchangeOf } from "../lib/exchanges.ts";
import { stampReader, type StampReader } from "./formats/stamps.ts";
import { isTicker, type Line, lineOfFileName, lineOfSymbol, lineOfText, micOf } from "./listings.ts";
import { DAY_SECONDS } from "./prices.ts";
import type { Layout } from "./probe.ts";
import { ImportProblem } from "./problem.ts";
import { quoted } from "./quoted.ts";
import type { ReadOptions } from "./read-file.ts";
import type { Series } from "./rows.ts";

/**
 * Finds the series of a symbol; for a file without symbols there is one.
 * @param lines gets the listing of each series as it first appears
 */
export function seriesFinder(fileName: string, layout: Layout, options: ReadOptions, lines: Line[]) {
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
