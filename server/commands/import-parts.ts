import { seedListings } from "../../seed/listings.ts";
import type { CatalogueRow } from "../companies/catalogue.ts";
import { companiesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import { type Line, lineText, type ListingOptions } from "../prices/listings.ts";
import { ImportProblem, type ImportQuestion } from "../prices/problem.ts";
import { fileSource, type Source } from "../prices/source.ts";
import { importParts } from "../threads/import-parts.ts";
import { CommandError, say } from "./command.ts";

/** What the command line says of every file. */
export interface FileOptions {
  db: string | undefined;
  isJson: boolean;
  isDryRun: boolean;
  /** For symbols that are not known. */
  exchange: string;
  isExchangeTold: boolean;
  replace: boolean;
  keepGood: boolean;
}

/** What an import needs of the database. */
export function partsOf(db: Db, { exchange, isExchangeTold }: FileOptions) {
  const companies = companiesStore(db);
  const shipped = new Map<string, CatalogueRow[]>();
  for (const row of seedListings()) shipped.set(row.ticker, [...(shipped.get(row.ticker) ?? []), row]);
  const listings: ListingOptions = {
    ...{ lookup: companies, exchange, isExchangeTold, mayAdd: true },
    shipped(ticker) {
      const rows = shipped.get(ticker) ?? [];
      return rows.length === 1 ? rows[0] : undefined;
    },
  };
  return { listings, parts: importParts(db) };
}

/** A file named on the command line. @throws CommandError where it cannot be read. */
export function sourceOf(path: string): Source {
  try {
    return fileSource(path);
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** What to give on the command line where a file leaves something open. */
const ANSWERS: Partial<Record<ImportQuestion, string>> = {
  date_order: "give --date-order mdy or --date-order dmy",
  interval: "give --interval, such as --interval 5m",
  listing: "give --listing TICKER, or --exchange MIC where a ticker is on several",
};

/** An error in the words of the command line. */
export function commandError(path: string, error: unknown): unknown {
  if (error instanceof ImportProblem) {
    const answer = ANSWERS[error.ask];
    return new CommandError(`${path}: ${error.message}${answer ? `; ${answer}` : ""}`);
  }
  const { code } = error as NodeJS.ErrnoException;
  return code === "EISDIR" || code === "EACCES" || code === "ENOENT"
    ? new CommandError(`${path} cannot be read: ${(error as Error).message}`)
    : error;
}

/** Says which listings a file adds; only the first of many. */
export function sayNewListings(path: string, lines: readonly Line[], isDryRun: boolean): void {
  const added = lines.flatMap((line) => (line.kind === "new" ? [line] : []));
  if (added.length === 0) return;
  const names = added.slice(0, 10).map((line) => {
    return `${lineText(line)} in ${line.row.currency}`;
  });
  const more = added.length > names.length ? `, and ${added.length - names.length} more` : "";
  say(`${path}: ${isDryRun ? "would add" : "added"} as new: ${names.join(", ")}${more}`);
}
