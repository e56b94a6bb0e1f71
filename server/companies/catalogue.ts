import { parse } from "csv-parse/sync";
import { z } from "zod";
import { findExchange } from "../lib/exchanges.ts";
import { commonName } from "./common-name.ts";
import { LISTING_KINDS, type ListingKind } from "./companies.ts";

/** A listing as a file tells it. */
export interface CatalogueRow {
  name: string;
  aliases: string[];
  ticker: string;
  mic: string;
  currency: string;
  kind: ListingKind;
  adsRatio: number | null;
  /** The file does not say which exchange: where the ticker is known, its line stays as it is. */
  isExchangeAssumed: boolean;
}

export interface RefusedRow {
  /** Counted from 1, the header included; in JSON, the entry. */
  line: number;
  reason: string;
}

export interface Catalogue {
  rows: CatalogueRow[];
  refused: RefusedRow[];
}

/** A file that is no list of listings at all. */
export class CatalogueError extends Error {}

const COLUMNS = ["name", "aliases", "ticker", "mic", "currency", "kind", "ads_ratio"];

/**
 * Reads a list of listings: CSV with the columns name, aliases (parted by "|"), ticker, mic,
 * currency, kind, ads_ratio; or the SEC's company_tickers.json, which names no exchange: its
 * listings are taken to be on `exchange`.
 * @throws CatalogueError when it is neither.
 */
export function readCatalogue(text: string, exchange: string): Catalogue {
  const body = text.replace(/^\uFEFF/, "");
  return body.trimStart().startsWith("{") ? readSec(body, exchange) : readCsv(body);
}

const Row = z.object({
  name: z.string().min(1, "no name").max(200, "a name longer than 200 characters"),
  aliases: z.string(),
  ticker: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z0-9^][A-Z0-9.^=&/-]{0,19}$/, "no ticker of letters and digits"),
  mic: z
    .string()
    .toUpperCase()
    .refine((mic) => findExchange(mic) !== undefined, "an exchange that is not known"),
  currency: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "a currency that is not three letters"),
  kind: z.enum(LISTING_KINDS, "a kind other than equity, index or fund"),
  ads_ratio: z
    .string()
    .transform((text) => (text === "" ? null : Number(text)))
    .refine(
      (ratio) => ratio === null || (ratio > 0 && Number.isFinite(ratio)),
      "an ADS ratio that is no positive number",
    ),
});

/** A row may break off before its last columns. */
const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, ""]));

function readCsv(text: string): Catalogue {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      columns: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    throw new CatalogueError(`it cannot be read as CSV: ${(error as Error).message}`);
  }
  const header = Object.keys(records[0]?.record ?? {});
  const missing = COLUMNS.slice(0, -1).filter((column) => column !== "aliases" && !header.includes(column));
  if (missing.length > 0)
    throw new CatalogueError(
      `it has no column ${missing.join(", ")}; its first line must be ${COLUMNS.join(",")}`,
    );
  const catalogue: Catalogue = { rows: [], refused: [] };
  for (const { record, info } of records) {
    const parsed = Row.safeParse({ ...EMPTY, ...record });
    if (!parsed.success) {
      catalogue.refused.push({
        line: info.lines,
        reason: parsed.error.issues[0]?.message ?? "not understood",
      });
      continue;
    }
    const { ads_ratio: adsRatio, aliases, ...row } = parsed.data;
    catalogue.rows.push({ ...row, adsRatio, aliases: namesOf(aliases), isExchangeAssumed: false });
  }
  return catalogue;
}

function namesOf(aliases: string): string[] {
  return aliases
    .split("|")
    .map((name) => name.trim())
    .filter(Boolean);
}

const SecFile = z.record(z.string(), z.unknown());
const SecEntry = z.object({ ticker: z.string().min(1), title: z.string().min(1) });

function readSec(text: string, mic: string): Catalogue {
  const currency = findExchange(mic)?.currency ?? "USD";
  const catalogue: Catalogue = { rows: [], refused: [] };
  Object.values(parseJson(text)).forEach((value, i) => {
    const entry = SecEntry.safeParse(value);
    // The SEC writes a share class with a hyphen, exchanges and news with a dot.
    const ticker = entry.data?.ticker.toUpperCase().replace("-", ".") ?? "";
    if (!entry.success || !/^[A-Z0-9.]{1,20}$/.test(ticker)) {
      catalogue.refused.push({ line: i + 1, reason: "no ticker and title" });
      return;
    }
    const name = commonName(entry.data.title);
    const line = { ticker, mic, currency, kind: "equity" as const, adsRatio: null };
    catalogue.rows.push({ ...line, name, aliases: [], isExchangeAssumed: true });
  });
  return catalogue;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return SecFile.parse(JSON.parse(text));
  } catch {
    throw new CatalogueError(
      "it is neither CSV with a header nor a JSON object of entries with ticker and title",
    );
  }
}
