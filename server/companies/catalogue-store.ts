import type { Db } from "../db/open.ts";
import type { CatalogueRow } from "./catalogue.ts";
import { companiesStore } from "./store.ts";

export type CatalogueStore = ReturnType<typeof catalogueStore>;

export interface CatalogueReport {
  companies: number;
  listings: number;
  /** Listings that were known and now say something else. */
  updated: number;
  /** Listings that were known just so. */
  same: number;
  aliases: number;
}

/** A company's line with all its names; a company without a listing has one entry without a line. */
export interface NamedLine {
  companyId: number;
  company: string;
  aliases: string[];
  listing: { id: number; ticker: string; mic: string; kind: "equity" | "index" | "fund" } | null;
}

interface Known {
  id: number;
  companyId: number;
  currency: string;
  kind: string;
  adsRatio: number | null;
}

/** Lists of listings from files, and every name there is for finding companies in a text. */
export function catalogueStore(db: Db) {
  const companies = companiesStore(db);
  const known = db.prepare<[string, string], Known>(
    "SELECT id, company_id AS companyId, currency, kind, ads_ratio AS adsRatio FROM listings WHERE ticker = ? AND mic = ?",
  );
  const update = db.prepare(
    "UPDATE listings SET currency = @currency, kind = @kind, ads_ratio = @adsRatio WHERE id = @id",
  );
  const addAlias = db.prepare(
    "INSERT INTO company_aliases (name, company_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const aliases = db.prepare<[], { name: string; companyId: number }>(
    "/* every name */ SELECT name, company_id AS companyId FROM company_aliases",
  );
  const lines = db.prepare<
    [],
    { companyId: number; company: string; id: number | null; ticker: string; mic: string; kind: "equity" }
  >(
    `/* every name */ SELECT companies.id AS companyId, companies.name AS company, listings.id, ticker, mic, kind
     FROM companies LEFT JOIN listings ON listings.company_id = companies.id ORDER BY listings.id`,
  );

  /** The company of a row: the one that has the line, else the one of that name. */
  const companyOf = (
    row: CatalogueRow,
    line: Known | undefined,
    now: string,
    report: CatalogueReport,
  ): number => {
    const found = line?.companyId ?? companies.named(row.name)[0]?.id;
    if (found !== undefined) return found;
    report.companies += 1;
    return companies.addCompany(row.name, now);
  };

  /** Where a ticker whose exchange a file does not say is listed: on the exchange assumed, or another of the same currency. */
  const lineOf = ({ ticker, mic, currency }: CatalogueRow): string => {
    const lines = companies.byTicker(ticker).filter((line) => line.currency === currency);
    return lines.some((line) => line.mic === mic) ? mic : (lines[0]?.mic ?? mic);
  };

  return {
    /** Adds or updates one listing with its company's names; what is known already is not doubled. */
    put(row: CatalogueRow, now: string, report: CatalogueReport): void {
      const line = row.isExchangeAssumed
        ? known.get(row.ticker, lineOf(row))
        : known.get(row.ticker, row.mic);
      const companyId = companyOf(row, line, now, report);
      const { currency, kind, adsRatio } = row;
      if (!line) {
        companies.addListing({ ...row, companyId }, now);
        report.listings += 1;
      } else if (row.isExchangeAssumed) {
        report.same += 1;
      } else if (line.currency !== currency || line.kind !== kind || line.adsRatio !== adsRatio) {
        update.run({ id: line.id, currency, kind, adsRatio });
        report.updated += 1;
      } else report.same += 1;
      const own = companies.company(companyId)?.name.toLowerCase();
      for (const name of [row.name, ...row.aliases]) {
        if (name.toLowerCase() !== own) report.aliases += addAlias.run(name, companyId).changes;
      }
    },
    /** Puts a whole list in one transaction. */
    putAll(rows: readonly CatalogueRow[], now: string): CatalogueReport {
      const report = emptyReport();
      db.transaction(() => {
        for (const row of rows) this.put(row, now, report);
      }).immediate();
      return report;
    },
    /** Every name there is, for reading a text. */
    namedLines(): NamedLine[] {
      const names = new Map<number, string[]>();
      for (const { name, companyId } of aliases.all())
        names.set(companyId, [...(names.get(companyId) ?? []), name]);
      return lines.all().map(({ id, ticker, mic, kind, companyId, company }) => ({
        ...{ companyId, company, aliases: names.get(companyId) ?? [] },
        listing: id === null ? null : { id, ticker, mic, kind },
      }));
    },
  };
}

export function emptyReport(): CatalogueReport {
  return { companies: 0, listings: 0, updated: 0, same: 0, aliases: 0 };
}
