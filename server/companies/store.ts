import type { Db } from "../db/open.ts";
import { type Company, type Listing, slugOf } from "./companies.ts";
import type { NewListing } from "./listing-form.ts";

export type CompaniesStore = ReturnType<typeof companiesStore>;

const LISTING = `
  SELECT listings.id, company_id AS companyId, companies.name AS companyName, ticker, mic, currency, kind,
         ads_ratio AS adsRatio
  FROM listings JOIN companies ON companies.id = listings.company_id`;

/** Companies and their listings. */
export function companiesStore(db: Db) {
  const company = db.prepare<[number], Company>("SELECT id, name, slug FROM companies WHERE id = ?");
  const companyBySlug = db.prepare<[string], Company>("SELECT id, name, slug FROM companies WHERE slug = ?");
  const listing = db.prepare<[number], Listing>(`${LISTING} WHERE listings.id = ?`);
  const byTicker = db.prepare<[string], Listing>(`${LISTING} WHERE ticker = ? ORDER BY listings.id`);
  const ofCompany = db.prepare<[number], Listing>(`${LISTING} WHERE company_id = ? ORDER BY listings.id`);
  const listingsAfter = db.prepare<[number, number], Listing>(
    `${LISTING} WHERE listings.id > ? ORDER BY listings.id LIMIT ?`,
  );
  const named = db.prepare<{ name: string }, Company>(
    `SELECT id, name, slug FROM companies WHERE id IN (
       SELECT id FROM companies WHERE name = @name COLLATE NOCASE
       UNION
       SELECT company_id FROM company_aliases WHERE name = @name)
     ORDER BY id`,
  );
  // The first condition lets the index find the place; the second tells companies of one name apart.
  const page = db.prepare<{ name: string; id: number; limit: number }, Company>(
    `SELECT id, name, slug FROM companies
     WHERE name >= @name COLLATE NOCASE AND (name > @name COLLATE NOCASE OR id > @id)
     ORDER BY name COLLATE NOCASE, id LIMIT @limit`,
  );
  const addCompany = db.prepare<[string, string, string]>(
    "INSERT INTO companies (name, slug, created_at) VALUES (?, ?, ?)",
  );
  const addListing = db.prepare(
    `INSERT INTO listings (company_id, ticker, mic, currency, kind, ads_ratio, created_at)
     VALUES (@companyId, @ticker, @mic, @currency, @kind, @adsRatio, @createdAt)`,
  );
  const byPrefix = db.prepare<{ prefix: string; end: string; limit: number }, Listing>(
    `${LISTING} WHERE listings.id IN (
       SELECT id FROM listings WHERE ticker >= @prefix AND ticker < @end
       UNION
       SELECT listings.id FROM companies JOIN listings ON listings.company_id = companies.id
       WHERE name >= @prefix COLLATE NOCASE AND name < @end COLLATE NOCASE)
     ORDER BY ticker = @prefix DESC, companyName COLLATE NOCASE, listings.id LIMIT @limit`,
  );

  return {
    company: (id: number) => company.get(id),
    companyBySlug: (slug: string) => companyBySlug.get(slug),
    /** Companies of exactly that name, or known by it as another name; letter case does not matter. */
    named: (name: string) => named.all({ name }),
    listing: (id: number) => listing.get(id),
    /** Listings with exactly that ticker, on whatever exchange; letter case does not matter. */
    byTicker: (ticker: string) => byTicker.all(ticker),
    listingsOf: (companyId: number) => ofCompany.all(companyId),
    /** Listings by their ids, after the one given. */
    listingsAfter: (id: number, limit: number) => listingsAfter.all(id, limit),
    /** Companies by name, after the place given. */
    page: (after: { name: string; id: number }, limit: number) => page.all({ ...after, limit }),
    /** Listings whose ticker or company name begins with the text; an exact ticker first. */
    suggest(text: string, limit: number): Listing[] {
      if (text === "") return [];
      return byPrefix.all({ prefix: text, end: `${text}\u{10ffff}`, limit });
    },
    /** Adds a company under a slug no other has; gives its id. */
    addCompany(name: string, now: string): number {
      const base = slugOf(name);
      let slug = base;
      for (let n = 2; companyBySlug.get(slug); n++) slug = `${base}-${n}`;
      return Number(addCompany.run(name, slug, now).lastInsertRowid);
    },
    /** Adds a company with its line; one that goes by that name already gets the line. Gives the company's id. */
    addNew({ name, listing }: NewListing, now: string): number {
      return db.transaction(() => {
        const companyId = named.get({ name })?.id ?? this.addCompany(name, now);
        if (listing) this.addListing({ ...listing, companyId }, now);
        return companyId;
      })();
    },
    addListing(input: Omit<Listing, "id" | "companyName">, now: string): number {
      return Number(addListing.run({ ...input, createdAt: now }).lastInsertRowid);
    },
  };
}
