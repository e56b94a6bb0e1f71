import type { Db } from "../../../db/open.ts";
import { ARCHIVED, type ArchivedTable } from "../tables.ts";
import { RowFault } from "./archive-error.ts";
import { stagedIds } from "./ids-store.ts";
import type { PartRow, RowOf } from "./row-schemas.ts";

type Values = Record<string, unknown>;

/**
 * Takes the rows of an archive into an empty database, under the ids they have in the archive. What
 * breaks a rule of a table, or refers to what is not in the archive, is a RowFault.
 */
export function stageRows(db: Db): (row: PartRow) => void {
  const ids = stagedIds(db);
  const add = Object.fromEntries(
    Object.entries(ARCHIVED).map(([table, columns]) => [table, adder(db, table, columns)]),
  ) as Record<ArchivedTable, (values: Values) => void>;

  function company({ aliases, listings, ...row }: RowOf<"companies">): void {
    add.companies(row);
    ids.addCompany(row.slug, row.id);
    for (const name of aliases) add.company_aliases({ name, company_id: row.id });
    for (const listing of listings) {
      add.listings({ ...listing, company_id: row.id });
      ids.addListing(`${listing.ticker}.${listing.mic}`, listing.id);
    }
  }

  function newsItem({ mentions, topics, moves, ...row }: RowOf<"news_items">): void {
    add.news_items({ ...row, year_inferred: row.year_inferred ? 1 : 0 });
    for (const slug of mentions) add.mentions({ news_id: row.id, company_id: ids.company(slug) });
    for (const name of topics) add.news_topics({ news_id: row.id, topic_id: ids.topic(name) });
    for (const { listing, unsure, ...move } of moves)
      add.reported_moves({
        ...{ ...move, news_id: row.id, listing_id: listing === null ? null : ids.listing(listing) },
        unsure: unsure ? 1 : 0,
      });
  }

  function study({ request, run, ...row }: RowOf<"studies">): void {
    add.studies({ ...row, request: JSON.stringify(request) });
    if (run === null) return;
    add.study_runs({
      ...{
        study_id: row.id,
        definition: JSON.stringify(run.definition),
        undated: JSON.stringify(run.undated),
      },
      result: JSON.stringify(run.result),
      // What it rests on, until the prices are in and their state can be told.
      price_state: JSON.stringify({
        ...{ listings: run.listings.map(ids.listing), prices_unchanged: run.prices_unchanged },
      }),
      ran_at: run.ran_at,
    });
    for (const [name, base64] of Object.entries(run.tables))
      add.study_tables({ study_id: row.id, name, rows: Buffer.from(base64, "base64") });
  }

  const listed = <Row extends { listing: string; import: number }>({ listing, import: id, ...row }: Row) => ({
    ...{ ...row, listing_id: ids.listing(listing), import_id: ids.imported(id) },
  });
  const replaced = <Row extends { listing: string; import: number; old_import: number }>(row: Row) => ({
    ...listed(row),
    old_import_id: ids.imported(row.old_import),
  });

  return (given) => {
    const { part, row } = given;
    if (part === "companies") company(row);
    else if (part === "news_items") newsItem(row);
    else if (part === "price_notes")
      add.price_notes({
        ...{ ...row, listing_id: ids.listing(row.listing) },
        ...{ news_id: ids.news(row.news), move_id: ids.move(row.move) },
      });
    else if (part === "refused_rows") add.refused_rows({ ...row, import_id: ids.imported(row.import) });
    else if (part === "price_bars" || part === "corporate_actions") add[part](listed(row));
    else if (part === "replaced_bars" || part === "replaced_actions") add[part](replaced(row));
    else if (part === "deletions") {
      const { listing, after_import, ...kept } = row;
      ids.addDeletion(row.id);
      add.deletions({
        ...{ ...kept, listing_id: ids.listing(listing), after_import: ids.imported(after_import) },
      });
    } else if (part === "deleted_bars") {
      const { deletion, import: id, ...bar } = row;
      add.deleted_bars({ ...bar, deletion_id: ids.deletion(deletion), import_id: ids.imported(id) });
    } else if (part === "studies") study(row);
    else {
      add[part](row);
      if (part === "topics") ids.addTopic(row.name, row.id);
      if (part === "imports") ids.addImport(row.id);
    }
  };
}

/** Adds a row to a table; what the table refuses is a RowFault. */
function adder(db: Db, table: string, columns: readonly string[]): (values: Values) => void {
  const names = columns.map((name) => `"${name}"`).join(", ");
  const insert = db.prepare<Values>(
    `INSERT INTO ${table} (${names}) VALUES (${columns.map((name) => `@${name}`).join(", ")})`,
  );
  return (values) => {
    try {
      insert.run(values);
    } catch (error) {
      throw faultOf(error);
    }
  };
}

/** "UNIQUE constraint failed: listings.ticker, listings.mic", in words. */
function faultOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (!code?.startsWith("SQLITE_CONSTRAINT")) return error;
  const what = message.replace(/^.*constraint failed: /, "");
  if (/UNIQUE|PRIMARYKEY|ROWID/.test(code)) return new RowFault(`another row has the same ${what}`);
  return new RowFault(`it breaks a rule of the database (${what})`);
}
