import type { Db } from "../db/open.ts";
import { type Place, TOP } from "../lib/place.ts";
import type { Mention, NewsItem } from "./news.ts";

export type NewsStore = ReturnType<typeof newsStore>;

interface Row extends Omit<NewsItem, "published"> {
  date: string | null;
  time: string | null;
  zone: string | null;
  at: string | null;
  printed: string | null;
  yearInferred: number;
  yearInferredFrom: string | null;
}

const ITEM = `
  SELECT news_items.id, title, publisher, credited_source AS creditedSource, author, url, language,
         published_date AS date, published_time AS time, published_zone AS zone, published_at AS at,
         published_printed AS printed, year_inferred AS yearInferred, year_inferred_from AS yearInferredFrom,
         news_items.sort_at AS sortAt, version, deleted_at AS deletedAt
  FROM news_items`;

/** News items with what they mention and their topics. */
export function newsStore(db: Db) {
  const find = db.prepare<[number], Row>(`${ITEM} WHERE id = ? AND deleted_at IS NULL`);
  const findAny = db.prepare<[number], Row>(`${ITEM} WHERE id = ?`);
  const newest = db.prepare<[string, number, number], Row>(
    `${ITEM} WHERE deleted_at IS NULL AND (sort_at, id) < (?, ?) ORDER BY sort_at DESC, id DESC LIMIT ?`,
  );
  const deleted = db.prepare<[string, number, number], Row & { deletedAt: string }>(
    `${ITEM} WHERE deleted_at IS NOT NULL AND (deleted_at, id) < (?, ?) ORDER BY deleted_at DESC, id DESC LIMIT ?`,
  );
  const ofCompany = db.prepare<[number, number], Row>(
    `${ITEM} JOIN company_stories AS told ON told.news_id = news_items.id
     WHERE told.company_id = ? AND deleted_at IS NULL ORDER BY told.sort_at DESC, told.news_id DESC LIMIT ?`,
  );
  const count = db.prepare<[], { n: number }>(
    "SELECT count(*) AS n FROM news_items WHERE deleted_at IS NULL",
  );
  const publishers = db.prepare<[string, number, number], { publisher: string }>(
    `SELECT DISTINCT publisher FROM (
       SELECT publisher FROM news_items
       WHERE deleted_at IS NULL AND (sort_at, id) < (?, ?) ORDER BY sort_at DESC, id DESC LIMIT ?)
     ORDER BY publisher COLLATE NOCASE`,
  );
  const mentions = db.prepare<[number], Mention>(
    `SELECT companies.id, companies.name, slug,
            (SELECT ticker FROM listings WHERE company_id = companies.id ORDER BY id LIMIT 1) AS ticker
     FROM mentions JOIN companies ON companies.id = mentions.company_id
     WHERE news_id = ? ORDER BY name COLLATE NOCASE`,
  );
  const topics = db.prepare<[number], { name: string }>(
    `SELECT name FROM news_topics JOIN topics ON topics.id = topic_id WHERE news_id = ? ORDER BY name`,
  );

  return {
    /** A story that has not been deleted. */
    find: (id: number) => toItem(find.get(id)),
    /** A story, deleted or not: a deleted one can be brought back. */
    findAny: (id: number) => toItem(findAny.get(id)),
    /** Stories newest first, after the cursor (the newest when none is given). */
    newest: (limit: number, after: Place = TOP) =>
      newest.all(after.at, after.id, limit).map((row) => toItem(row)),
    /** Stories in the trash, the last deleted first, after the cursor. */
    deleted: (limit: number, after: Place = TOP) =>
      deleted.all(after.at, after.id, limit).map((row) => ({ ...toItem(row), deletedAt: row.deletedAt })),
    /** Stories that mention the company, newest first. */
    ofCompany: (companyId: number, limit: number) =>
      ofCompany.all(companyId, limit).map((row) => toItem(row)),
    count: () => count.get()?.n ?? 0,
    /** The publishers of the newest stories, each once. */
    publishers: (stories: number) =>
      publishers.all(TOP.at, TOP.id, stories).map(({ publisher }) => publisher),
    mentionsOf: (newsId: number) => mentions.all(newsId),
    topicsOf: (newsId: number) => topics.all(newsId).map((topic) => topic.name),
  };
}

function toItem(row: Row): NewsItem;
function toItem(row: Row | undefined): NewsItem | undefined;
function toItem(row: Row | undefined): NewsItem | undefined {
  if (!row) return undefined;
  const { date, time, zone, at, printed, yearInferred, yearInferredFrom, ...item } = row;
  return {
    ...item,
    published: { date, time, zone, at, printed, yearInferred: yearInferred === 1, yearInferredFrom },
  };
}
