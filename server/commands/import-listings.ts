import { readFileSync } from "node:fs";
import { type Catalogue, CatalogueError, readCatalogue } from "../companies/catalogue.ts";
import { catalogueStore, type CatalogueReport } from "../companies/catalogue-store.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { CommandError, counted, say, withDb } from "./command.ts";

export function importListings(
  files: string[],
  exchange: string,
  options: { db?: string | undefined; json?: boolean | undefined },
): void {
  const catalogues = files.map((file) => ({ file, catalogue: readFile(file, exchange) }));
  const db = openDatabase(readConfig(withDb(options.db)).dbPath);
  try {
    let refused = 0;
    for (const { file, catalogue } of catalogues) {
      const report = catalogueStore(db).putAll(catalogue.rows, new Date().toISOString());
      refused += catalogue.refused.length;
      if (options.json)
        process.stdout.write(`${JSON.stringify({ file, ...report, refused: catalogue.refused })}\n`);
      else describe(file, report, catalogue, exchange);
    }
    if (refused > 0) throw new CommandError(`${counted(refused, "row")} refused; the others are in`);
  } finally {
    db.close();
  }
}

function readFile(file: string, exchange: string): Catalogue {
  try {
    return readCatalogue(readFileSync(file, "utf8"), exchange);
  } catch (error) {
    if (error instanceof CatalogueError) throw new CommandError(`${file}: ${error.message}`);
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function describe(
  file: string,
  report: CatalogueReport,
  { rows, refused }: Catalogue,
  exchange: string,
): void {
  const { companies, listings, updated, same, aliases } = report;
  say(
    `${file}: ${counted(listings, "new listing")}, ${counted(companies, "new company", "new companies")}, ` +
      `${counted(aliases, "new name")}, ${updated} updated, ${same} known already`,
  );
  if (rows.some((row) => row.isExchangeAssumed))
    say(`${file} names no exchange: new listings were put on ${exchange}`);
  for (const { line, reason } of refused) say(`${file}:${line}: refused: ${reason}`);
}
