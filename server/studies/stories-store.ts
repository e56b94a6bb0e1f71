import type { Db } from "../db/open.ts";
import { remembering } from "../lib/remember.ts";
import { DAY_SECONDS } from "../prices/prices.ts";
import { MOST_EVENTS, type StoryEvent, type StoryFilter } from "./request.ts";

export type StudyStoriesStore = ReturnType<typeof studyStoriesStore>;

/** Where the stocks of a story come from. */
const STOCKS = {
  moved:
    "JOIN reported_moves AS move ON move.news_id = news.id JOIN listings AS stock ON stock.id = move.listing_id",
  // Of a company's lines the first that has daily bars, else the first.
  mentioned: `JOIN mentions AS mention ON mention.news_id = news.id
     JOIN listings AS stock ON stock.id = (
       SELECT line.id FROM listings AS line
       LEFT JOIN price_coverage AS bars ON bars.listing_id = line.id AND bars.interval_s = ${DAY_SECONDS}
       WHERE line.company_id = mention.company_id ORDER BY bars.bars IS NULL, line.id LIMIT 1)`,
};

const CONDITIONS: Record<Exclude<keyof StoryFilter, "stocks">, string> = {
  newsId: "news.id = @newsId",
  companyId: "stock.company_id = @companyId",
  publisher: "news.publisher = @publisher",
  topic: `news.id IN (SELECT news_id FROM news_topics JOIN topics ON topics.id = topic_id WHERE name = @topic)`,
  session: "move.session = @session",
  direction: "sign(move.percent) = CASE @direction WHEN 'up' THEN 1 ELSE -1 END",
  from: "news.published_date >= @from",
  to: "news.published_date <= @to",
};

/** The stories that studies take their events from, and the listings that may stand for the market. */
export function studyStoriesStore(db: Db) {
  // One statement for each set of conditions that is asked: each gets the indices that fit it.
  const statementOf = remembering((sql: string) => db.prepare<object, StoryEvent>(sql));
  const markets = db
    .prepare<[], number>(
      `SELECT listings.id FROM listings JOIN price_coverage ON listing_id = listings.id
       WHERE kind IN ('index', 'fund') AND interval_s = ${DAY_SECONDS} ORDER BY kind DESC, bars DESC, listings.id`,
    )
    .pluck();
  const topics = db.prepare<[], string>("SELECT name FROM topics ORDER BY name LIMIT 500").pluck();

  return {
    /** The events of a filter, oldest first; at most one more than a study takes. */
    eventsOf({ stocks, ...filter }: StoryFilter): StoryEvent[] {
      const asked = Object.entries(filter).filter(([, value]) => value !== null);
      const conditions = asked.flatMap(([name]) =>
        stocks === "mentioned" && (name === "session" || name === "direction")
          ? []
          : [CONDITIONS[name as keyof typeof CONDITIONS]],
      );
      const sql = `SELECT DISTINCT news.id AS newsId, stock.id AS listingId, stock.ticker, stock.mic,
          coalesce(news.published_at, news.published_date) AS "when", news.sort_at
        FROM news_items AS news ${STOCKS[stocks]}
        WHERE ${["news.deleted_at IS NULL", ...conditions].join(" AND ")}
        ORDER BY news.sort_at, news.id, stock.id LIMIT ${MOST_EVENTS + 1}`;
      return statementOf(sql)
        .all(filter)
        .map(({ newsId, listingId, ticker, mic, when }) => ({ newsId, listingId, ticker, mic, when }));
    },
    /** Ids of the indices and funds that have daily bars: indices first, then those with most bars. */
    markets: () => markets.all(),
    topics: () => topics.all(),
  };
}
