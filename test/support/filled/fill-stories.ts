import type { Db } from "../../../server/db/open.ts";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../../../server/moves/moves.ts";
import { PRICE_KINDS } from "../../../server/notes/notes.ts";
import type { Draw } from "./draw.ts";
import { adder } from "./fill.ts";

const NEWS = [
  ...["id", "title", "publisher", "credited_source", "author", "url", "url_key", "language"],
  ...["published_date", "published_time", "published_zone", "published_at", "published_printed"],
  ...["year_inferred", "year_inferred_from", "submission_key", "created_at", "updated_at", "deleted_at"],
  "version",
];
const MOVE = [
  ...["id", "news_id", "position", "subject", "listing_id", "percent", "percent_to", "decimals"],
  ...["qualifier", "session", "statistic", "trade_date", "quote", "figure_start", "figure_end", "unsure"],
  ...["created_at", "updated_at"],
];
const NOTE = [
  ...["id", "listing_id", "price", "price_kind", "observed_at", "text", "news_id", "move_id"],
  ...["submission_key", "created_at", "updated_at", "deleted_at", "version"],
];

/** Stories with topics, mentions and moves, and notes of which some are about them. */
export function fillStories(db: Db, draw: Draw, count: number): void {
  const [addNews, addMove, addNote] = [
    adder(db, "news_items", NEWS),
    adder(db, "reported_moves", MOVE),
    adder(db, "price_notes", NOTE),
  ];
  const [mention, tag] = [
    adder(db, "mentions", ["news_id", "company_id"]),
    adder(db, "news_topics", ["news_id", "topic_id"]),
  ];
  const topic = adder(db, "topics", ["id", "name"]);
  for (let i = 0; i < 8; i++) topic({ id: 10 - i, name: draw.text(80) });
  const ids = (table: string) => db.prepare<[], number>(`SELECT id FROM ${table}`).pluck().all();
  const [companies, listings, topics] = [ids("companies"), ids("listings"), ids("topics")];
  let moves = 0;
  for (let i = 0; i < count; i++) {
    const id = 3 * i + 1 + draw.below(3);
    addNews({ id, ...newsItem(draw, i) });
    for (let n = draw.below(3); n > 0; n--) mention({ news_id: id, company_id: draw.pick(companies) });
    for (let n = draw.below(3); n > 0; n--) tag({ news_id: id, topic_id: draw.pick(topics) });
    const own: number[] = [];
    for (let position = draw.below(4) - 1; position >= 0; position--) {
      moves += 1 + draw.below(2);
      own.push(moves);
      const listing_id = draw.chance(0.8) ? draw.pick(listings) : null;
      addMove({ id: moves, news_id: id, position, listing_id, ...reportedMove(draw) });
    }
    if (draw.chance(0.3)) {
      const news_id = draw.chance(0.7) ? id : null;
      const move_id = news_id !== null && own.length > 0 && draw.chance(0.5) ? draw.pick(own) : null;
      addNote({ id: i * 2 + 1, listing_id: draw.pick(listings), news_id, move_id, ...priceNote(draw, i) });
    }
  }
}

function newsItem(draw: Draw, i: number) {
  const published_date = draw.chance(0.9) ? draw.date() : null;
  const published_time = published_date && draw.chance(0.7) ? draw.pick(["08:05", "23:59:59"]) : null;
  const published_zone = published_time && draw.chance(0.9) ? draw.pick(["America/New_York", "UTC"]) : null;
  const isInferred = published_date !== null && draw.chance(0.2);
  const url = draw.chance(0.6) ? `https://news.example/${i}?q=${encodeURIComponent(draw.text(20))}` : null;
  return {
    ...{ title: draw.text(500), publisher: draw.text(200), credited_source: draw.maybe(0.5, 200) },
    ...{ author: draw.maybe(0.5, 200), url, url_key: url, language: draw.pick(["en", "zh", null]) },
    ...{ published_date, published_time, published_zone },
    published_at: published_zone && `${published_date}T13:05:00.000Z`,
    ...{ published_printed: draw.maybe(0.5, 200), year_inferred: isInferred ? 1 : 0 },
    year_inferred_from: isInferred ? draw.maybe(0.2, 200) : null,
    ...{ submission_key: draw.chance(0.8) ? `story-${i}` : null, ...versioned(draw) },
  };
}

function reportedMove(draw: Draw) {
  const quote = draw.text(2000);
  const isFound = quote.length > 1 && draw.chance(0.7);
  const figure_start = isFound ? draw.below(quote.length - 1) : null;
  const percent = draw.pick([0, 3, -1, 0.1 + 0.2, -99999.5, 100000, 1e-9, -0.05]);
  const isRange = draw.chance(0.2);
  return {
    ...{ subject: draw.text(200), percent, percent_to: isRange ? percent * 1 : null },
    ...{ decimals: draw.below(7), qualifier: isRange ? "range" : draw.pick(QUALIFIERS.slice(0, 5)) },
    ...{ session: draw.pick([...SESSIONS, null]), statistic: draw.pick(STATISTICS) },
    ...{ trade_date: draw.chance(0.5) ? draw.date() : null, quote, figure_start },
    ...{ figure_end: figure_start === null ? null : figure_start + 1, unsure: draw.below(2) },
    ...{ created_at: draw.instant(), updated_at: draw.instant() },
  };
}

function priceNote(draw: Draw, i: number) {
  return {
    ...{ price: draw.positive(), price_kind: draw.pick(PRICE_KINDS), observed_at: draw.instant() },
    ...{ text: draw.chance(0.2) ? "" : draw.text(4000), submission_key: `note-${i}`, ...versioned(draw) },
  };
}

/** When something was made, changed and perhaps deleted. */
export function versioned(draw: Draw) {
  return {
    ...{ created_at: draw.instant(), updated_at: draw.instant() },
    ...{ deleted_at: draw.chance(0.1) ? draw.instant() : null, version: 1 + draw.below(5) },
  };
}
