import type { CatalogueRow } from "../companies/catalogue.ts";
import type { Listing } from "../companies/companies.ts";
import { answersOf, type ListingLookup, resolveListing, unresolvedMessage } from "../companies/resolve.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { ImportProblem } from "./problem.ts";

/** Whose prices a file has: a listing that is known, or one to be made. */
export type Line = { kind: "known"; listing: Listing } | { kind: "new"; row: CatalogueRow };

export interface ListingOptions {
  lookup: ListingLookup;
  /** Listings that come with Newsmove, by ticker. */
  shipped(ticker: string): CatalogueRow | undefined;
  /** Market identifier code for symbols that are not known; asked for by the caller. */
  exchange: string;
  /** Whether somebody named that exchange: then a known symbol of another is not meant. */
  isExchangeTold: boolean;
  /** Whether symbols that are not known become listings; else they are a problem. */
  mayAdd: boolean;
}

const TICKER = /^[A-Z0-9^][A-Z0-9.^=&/-]{0,19}$/;

/** The listing a symbol of a file means. @throws ImportProblem when that is for a person to say. */
export function lineOfSymbol(symbol: string, options: ListingOptions): Line {
  const { lookup, exchange, isExchangeTold, mayAdd } = options;
  const ticker = symbol.trim().toUpperCase();
  const known = lookup.byTicker(ticker).filter(({ mic }) => !isExchangeTold || mic === exchange);
  const [only] = known;
  if (only && known.length === 1) return { kind: "known", listing: only };
  if (known.length > 1) {
    const mics = known.map(({ mic }) => mic).join(" and ");
    throw new ImportProblem("listing", `${ticker} is listed on ${mics}: say which exchange is meant`);
  }
  if (!mayAdd) throw new ImportProblem("listing", `no listing goes by ${ticker}`);
  return { kind: "new", row: newRow(ticker, exchange) };
}

/** The same for a ticker that a person or a file's name gives: one of the listings that come with Newsmove is that. */
function lineOfTicker(ticker: string, options: ListingOptions): Line {
  const line = lineOfSymbol(ticker, options);
  const row = options.isExchangeTold ? undefined : options.shipped(ticker.trim().toUpperCase());
  return line.kind === "new" && row ? { kind: "new", row } : line;
}

/** Whether a text can be a ticker at all. */
export function isTicker(text: string): boolean {
  return TICKER.test(text.trim().toUpperCase());
}

/** The listing that a person names: a ticker, a ticker with its exchange, or a company's name. */
export function lineOfText(typed: string, options: ListingOptions): Line {
  const resolved = resolveListing(typed, options.lookup);
  if (resolved.kind === "one" && !options.isExchangeTold) return { kind: "known", listing: resolved.listing };
  if (isTicker(typed)) return lineOfTicker(typed, options);
  if (resolved.kind === "one") return { kind: "known", listing: resolved.listing };
  const answers = answersOf(resolved);
  const choices = answers.length > 0 ? ` (${answers.join("; ")})` : "";
  throw new ImportProblem("listing", `${unresolvedMessage(typed, resolved)}${choices}`);
}

/** Words of file names that are tickers as well. */
const WORDS = new Set([
  "all",
  "bar",
  "data",
  "day",
  "days",
  "five",
  "key",
  "low",
  "now",
  "open",
  "one",
  "our",
  "old",
]);

/** The listing whose ticker stands in a file's name ("nasdaq-BABA.csv", "aapl_us_d.csv"), if just one does. */
export function lineOfFileName(name: string, options: ListingOptions): Line | null {
  const parts = name.replace(/\.[^.]*$/, "").split(/[^A-Za-z0-9.^]+/);
  const isKnown = (part: string) =>
    options.lookup.byTicker(part).length > 0 || options.shipped(part.toUpperCase());
  const capitals = parts.filter((part) => /^\^?[A-Z][A-Z.]*$/.test(part) && isKnown(part));
  if (capitals.length > 0)
    return capitals.length === 1 && capitals[0] ? lineOfTicker(capitals[0], options) : null;
  const [first = ""] = parts;
  const isPlain = /^[a-z]{2,5}$|^\d{4,5}$/.test(first) && !WORDS.has(first) && !/^(19|20)\d\d$/.test(first);
  return isPlain && isKnown(first) ? lineOfTicker(first, options) : null;
}

/** What a line is called: "BABA on XNYS". */
export function lineText(line: Line): string {
  const { ticker, mic } = line.kind === "known" ? line.listing : line.row;
  return `${ticker} on ${mic}`;
}

export function micOf(line: Line): string {
  return line.kind === "known" ? line.listing.mic : line.row.mic;
}

function newRow(ticker: string, mic: string): CatalogueRow {
  const { currency } = exchangeOf(mic);
  return {
    ...{ name: ticker, aliases: [], ticker, mic, currency },
    ...{ kind: "equity" as const, adsRatio: null, isExchangeAssumed: false },
  };
}
