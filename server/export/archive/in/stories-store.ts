import type { Db } from "../../../db/open.ts";
import { anyDiffers, type counter } from "./counts-store.ts";
import { type Matches, oursOf } from "./matches-store.ts";

/** What a story says, apart from what belongs to it. */
const SAID = [
  ...["title", "publisher", "credited_source", "author", "url", "language", "published_date"],
  ...["published_time", "published_zone", "published_at", "published_printed", "year_inferred"],
  "year_inferred_from",
];

const MOVE = [
  ...["position", "subject", "percent", "percent_to", "decimals", "qualifier", "session", "statistic"],
  ...["trade_date", "quote", "figure_start", "figure_end", "unsure"],
].join(", ");

/** Whether one of the two was deleted and the other not. */
const DELETED_DIFFERS = "(row.deleted_at IS NULL) <> (here.deleted_at IS NULL)";

/**
 * Merges stories with their mentions, topics and moves. A story is known by the form it was entered
 * with, else by its address, else by title, publisher and date; one that is here stays as it is,
 * deleted ones too, with the moves it has here.
 */
export function mergeStories(db: Db, matches: Matches, count: ReturnType<typeof counter>): void {
  matches.pair("topics", ["lower(name)"]);
  matches.addNew("topics");
  matches.insertNew("topics");
  count("topics", "false", "here.name");
  matches.pair("news_items", ["submission_key"]);
  matches.pair("news_items", ["url_key"]);
  matches.pair("news_items", ["lower(title)", "lower(publisher)", "coalesce(published_date, '')"]);
  matches.addNew("news_items");
  matches.insertNew("news_items");
  insertLinks(db, "mentions", "company_id", "companies");
  insertLinks(db, "news_topics", "topic_id", "topics");
  pairMoves(matches);
  matches.addNew("reported_moves", `news_id IN (${NEW_STORIES})`);
  matches.insertNew("reported_moves", { news_id: "news_items", listing_id: "listings" });
  count("news_items", storyDiffers(), "'“' || here.title || '”'");
  count("reported_moves", "false", "here.subject");
}

const NEW_STORIES = "SELECT theirs FROM matches WHERE of_table = 'news_items' AND is_new";

function insertLinks(
  db: Db,
  table: "mentions" | "news_topics",
  column: string,
  kind: "companies" | "topics",
): void {
  db.exec(`INSERT INTO main.${table} (news_id, ${column})
    SELECT ${oursOf("news_items", "row.news_id")}, ${oursOf(kind, `row.${column}`)} FROM incoming.${table} AS row
    WHERE news_id IN (${NEW_STORIES}) ON CONFLICT DO NOTHING`);
}

/** Moves of a story that is here are known by what they say. */
function pairMoves(matches: Matches): void {
  const said = ["subject", "percent", "coalesce(percent_to, '')", "coalesce(session, '')", "statistic"];
  matches.pair(
    "reported_moves",
    [
      ...[oursOf("news_items", "row.news_id"), `coalesce(${oursOf("listings", "row.listing_id")}, 0)`],
      ...said,
    ],
    ["news_id", "coalesce(listing_id, 0)", ...said],
  );
}

function storyDiffers(): string {
  return [
    ...[anyDiffers(SAID), DELETED_DIFFERS],
    setDiffers("mentions", oursOf("companies", "company_id"), "company_id"),
    setDiffers("news_topics", oursOf("topics", "topic_id"), "topic_id"),
    setDiffers("reported_moves", `${MOVE}, ${oursOf("listings", "listing_id")}`, `${MOVE}, listing_id`),
  ].join(" OR ");
}

/** Whether rows of a table that belong to the story are not the same in the archive and here. */
function setDiffers(table: string, theirs: string, ours: string): string {
  const archive = `SELECT ${theirs} FROM incoming.${table} WHERE news_id = row.id`;
  const here = `SELECT ${ours} FROM main.${table} WHERE news_id = here.id`;
  return `EXISTS (${archive} EXCEPT ${here}) OR EXISTS (${here} EXCEPT ${archive})`;
}

/** "on BABA, 2025-12-10T13:05Z" */
const NOTE_NAME = `'on ' || (SELECT ticker FROM main.listings WHERE id = here.listing_id) || ', '
  || substr(here.observed_at, 1, 16) || 'Z'`;

/** Merges price notes, known by the form they were written in. */
export function mergeNotes(matches: Matches, count: ReturnType<typeof counter>): void {
  matches.pair("price_notes", ["submission_key"]);
  matches.addNew("price_notes");
  matches.insertNew("price_notes", {
    ...{ listing_id: "listings", news_id: "news_items", move_id: "reported_moves" },
  });
  const refs = [
    ["listings", "listing_id"],
    ["news_items", "news_id"],
    ["reported_moves", "move_id"],
  ] as const;
  const differs = [
    ...[anyDiffers(["price", "price_kind", "observed_at", "text"]), DELETED_DIFFERS],
    ...refs.map(([kind, column]) => `${oursOf(kind, `row.${column}`)} IS NOT here.${column}`),
  ].join(" OR ");
  count("price_notes", differs, NOTE_NAME);
}

/** Merges settings, and what the seed has once put in. */
export function mergeKeyed(db: Db, counts: { added: number; same: number; kept: number }): void {
  const one = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const both = "FROM incoming.settings AS row JOIN main.settings AS here USING (name)";
  counts.same = one(`SELECT count(*) ${both} WHERE row.value = here.value`);
  counts.kept = one(`SELECT count(*) ${both} WHERE row.value <> here.value`);
  const put = (table: string, columns: string) =>
    db
      .prepare(
        `INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM incoming.${table} WHERE true ON CONFLICT DO NOTHING`,
      )
      .run().changes;
  counts.added = put("settings", "name, value");
  put("seeded", "key, seeded_at");
}
