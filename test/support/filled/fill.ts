import type { Db } from "../../../server/db/open.ts";
import type { Draw } from "./draw.ts";
import { fillPrices } from "./fill-prices.ts";
import { fillStories } from "./fill-stories.ts";
import { fillStudies } from "./fill-studies.ts";

/**
 * Fills an empty database with rows of every kind: some deleted, some undone, ids with gaps between
 * them, nothing where nothing need be.
 * @param stories how many; the rest in proportion
 */
export function fillDatabase(db: Db, draw: Draw, stories: number): void {
  db.transaction(() => {
    fillCompanies(db, draw, Math.ceil(stories / 20) + 1);
    fillStories(db, draw, stories);
    fillPrices(db, draw, Math.ceil(stories / 500) + 1);
    fillStudies(db, draw, Math.ceil(stories / 1000) + 1);
    fillKeyed(db, draw);
  })();
}

const MICS = ["XNYS", "XNAS", "XHKG", "ARCX"];
const TICKERS = ["A", "BRK.B", "^IDX", "9988", "GOOGL", "T", "brk.b"];

function fillCompanies(db: Db, draw: Draw, count: number): void {
  const company = adder(db, "companies", ["id", "name", "slug", "created_at"]);
  const alias = adder(db, "company_aliases", ["name", "company_id"]);
  const listing = adder(db, "listings", [
    ...["id", "company_id", "ticker", "mic", "currency", "kind", "ads_ratio", "created_at"],
  ]);
  let lines = 0;
  for (let i = 0; i < count; i++) {
    const id = 2 * i + 1 + draw.below(2);
    const slug = draw.chance(0.2) ? `компания-${i}` : `company-${i}`;
    company({ id, name: draw.text(200), slug, created_at: draw.instant() });
    for (let n = draw.below(3); n > 0; n--) alias({ name: draw.text(200), company_id: id });
    for (let n = i === 0 ? 2 : draw.below(3); n > 0; n--) {
      lines += 1;
      listing({
        ...{ id: lines * 3, company_id: id, ticker: `${draw.pick(TICKERS)}${lines}`, mic: draw.pick(MICS) },
        ...{ currency: draw.pick(["USD", "HKD"]), kind: draw.pick(["equity", "index", "fund"]) },
        ...{ ads_ratio: draw.chance(0.3) ? draw.positive() : null, created_at: draw.instant() },
      });
    }
  }
}

function fillKeyed(db: Db, draw: Draw): void {
  const view = adder(db, "saved_views", ["id", "name", "address", "created_at", "updated_at", "deleted_at"]);
  for (let n = 1 + draw.below(3); n > 0; n--)
    view({
      ...{
        id: 3 * n + draw.below(3),
        name: draw.text(80),
        created_at: draw.instant(),
        updated_at: draw.instant(),
      },
      address: `/${draw.pick(["", "news", "notes"])}?company=company-${draw.below(9)}`,
      deleted_at: draw.chance(0.3) ? draw.instant() : null,
    });
  const setting = adder(db, "settings", ["name", "value"]);
  if (draw.chance(0.7)) setting({ name: "theme", value: "dark" });
  if (draw.chance(0.7)) setting({ name: "zone", value: "Asia/Tokyo" });
  const seeded = adder(db, "seeded", ["key", "seeded_at"]);
  for (let n = 1 + draw.below(3); n > 0; n--)
    seeded({ key: `story:${draw.text(50)}`, seeded_at: draw.instant() });
}

/** Adds a row to a table; one whose key is there already is left out. */
export function adder(db: Db, table: string, columns: readonly string[]) {
  const insert = db.prepare<object>(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(", ")})
     VALUES (${columns.map((name) => `@${name}`).join(", ")}) ON CONFLICT DO NOTHING`,
  );
  return (row: object) => insert.run(row);
}
