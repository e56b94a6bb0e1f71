import type { Db } from "../db/open.ts";
import { remembering } from "../lib/remember.ts";
import { DAY_SECONDS } from "../prices/prices.ts";
import { MOST_EVENTS, type StoryEvent, type StoryFilter } from "./request.ts";

export type StudyStoriesStore = ReturnType<typeof studyStoriesStore>;

type Asked = Exclude<keyof StoryFilter, "stocks">;

/** Where the stocks of a story come from, and whose they are. */
const STOCKS = {
  moved: {
    join: "JOIN reported_moves AS move ON move.news_id = news.id JOIN listings AS stock ON stock.id = move.listing_id",
    company: "stock.company_id",
  },
  // Of a company's lines the first that has daily bars, else the first.
  mentioned: {
    join: `JOIN mentions AS mention ON mention.news_id = news.id
     JOIN listings AS stock ON stock.id = (
       SELECT line.id FROM listings AS line
       LEFT JOIN price_coverage AS bars ON bars.listing_id = line.id AND bars.interval_s = ${DAY_SECONDS}
       WHERE line.company_id = mention.company_id ORDER BY bars.bars IS NULL, line.id LIMIT 1)`,
    company: "mention.company_id",
  },
};

const OF_STORY: Partial<Record<Asked, string>> = {
  newsId: "news.id = @newsId",
  publisher: "news.publisher = @publisher COLLATE NOCASE",
  topic:
    "news.id IN (SELECT news_id FROM news_topics JOIN topics ON topics.id = topic_id WHERE name = @topic)",
  // The order of stories has an index: a day about the date, for it is kept in UTC.
  from: "news.published_date >= @from AND news.sort_at >= date(@from, '-1 day')",
  to: "news.published_date <= @to AND news.sort_at < date(@to, '+2 days')",
};

const OF_MOVE: Partial<Record<Asked, string>> = {
  // Moves of one session are many: nothing to begin the search with.
  session: "likely(move.session = @session)",
  direction: "sign(move.percent) = CASE @direction WHEN 'up' THEN 1 ELSE -1 END",
};

/** The stories that studies take their events from, and what a study may name. */
export function studyStoriesStore(db: Db) {
  // One statement for each set of conditions that is asked: each gets the indices that fit it.
  const statementOf = remembering((sql: string) => db.prepare<object, StoryEvent>(sql));
  const markets = db
    .prepare<[], number>(
      `SELECT listings.id FROM listings JOIN price_coverage ON listing_id = listings.id
       WHERE kind IN ('index', 'fund') AND interval_s = ${DAY_SECONDS} ORDER BY kind DESC, bars DESC, listings.id`,
    )
    .pluck();
  const companies = db
    .prepare<[number], string>(
      `SELECT name FROM companies WHERE id IN (
         SELECT company_id FROM mentions WHERE news_id IN (
           SELECT id FROM news_items WHERE deleted_at IS NULL AND sort_at > ''
           ORDER BY sort_at DESC, id DESC LIMIT ?))
       ORDER BY name COLLATE NOCASE`,
    )
    .pluck();
  const topics = db
    .prepare<[number], string>("SELECT name FROM topics ORDER BY name LIMIT ? /* every name */")
    .pluck();

  return {
    /** The events of a filter, oldest first; at most one more than a study takes. */
    eventsOf({ stocks, ...filter }: StoryFilter): StoryEvent[] {
      return statementOf(eventsSql(stocks, filter))
        .all(filter)
        .map(({ newsId, listingId, ticker, mic, when }) => ({ newsId, listingId, ticker, mic, when }));
    },
    /** Ids of the indices and funds that have daily bars: indices first, then those with most bars. */
    markets: () => markets.all(),
    /** Names of the companies that the newest stories mention. */
    companies: (stories: number) => companies.all(stories),
    topics: (limit: number) => topics.all(limit),
  };
}

function eventsSql(stocks: StoryFilter["stocks"], filter: Omit<StoryFilter, "stocks">): string {
  const { join, company } = STOCKS[stocks];
  const asked = (Object.keys(filter) as Asked[]).filter((name) => filter[name] !== null);
  const ofMove = asked.flatMap((name) => OF_MOVE[name] ?? []);
  const conditions = [
    "news.deleted_at IS NULL",
    // True of all: it has them read in their order, and no further than there is room for.
    "news.sort_at > ''",
    ...asked.flatMap((name) => OF_STORY[name] ?? []),
    ...(filter.companyId === null ? [] : [`${company} = @companyId`]),
    ...(stocks === "mentioned" && ofMove.length > 0 ? [someMove(ofMove)] : ofMove),
  ];
  return `SELECT DISTINCT news.id AS newsId, stock.id AS listingId, stock.ticker, stock.mic,
      coalesce(news.published_at, news.published_date) AS "when", news.sort_at
    FROM news_items AS news ${join} WHERE ${conditions.join(" AND ")}
    ORDER BY news.sort_at, news.id, stock.id LIMIT ${MOST_EVENTS + 1}`;
}

/** Of a story's mentions any is taken where one of its moves is as asked. */
function someMove(conditions: readonly string[]): string {
  return `EXISTS (SELECT 1 FROM reported_moves AS move WHERE move.news_id = news.id AND ${conditions.join(" AND ")})`;
}
