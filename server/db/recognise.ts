import type { Db } from "./open.ts";

/** What SQLite calls the application_id, "NwMv"; a migration sets it. */
export const APPLICATION_ID = 0x4e774d76;

/** Tables that are there since the first version; an application_id came later. */
const FIRST_TABLES = ["companies", "listings", "news_items", "reported_moves", "price_notes", "seeded"];

/** Whose a database is: Newsmove's, another application's, or nobody's yet, without a table. */
export function whose(db: Db): "ours" | "foreign" | "nobodys" {
  const id = db.pragma("application_id", { simple: true });
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (id === APPLICATION_ID || (id === 0 && FIRST_TABLES.every((table) => tables.includes(table))))
    return "ours";
  return id === 0 && tables.length === 0 ? "nobodys" : "foreign";
}
