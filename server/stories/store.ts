import type { CompaniesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import type { MovesStore } from "../moves/store.ts";
import { collapsed, DUPLICATE_DAYS, type Duplicate, type StoryInput, sortTime } from "./stories.ts";

export type StoriesStore = ReturnType<typeof storiesStore>;

interface OtherStores {
  companies: CompaniesStore;
  moves: MovesStore;
}

interface Match {
  id: number;
  title: string;
  publisher: string;
  sortAt: string;
}

const MATCH = "SELECT id, title, publisher, sort_at AS sortAt FROM news_items";
const DAY_MS = 86_400_000;

/** Whole stories: a news item with its mentions, topics and reported moves, each change one transaction. */
export function storiesStore(db: Db, others: OtherStores) {
  const parts = partsOf(db, others);
  const addItem = db.prepare(
    `INSERT INTO news_items (title, publisher, credited_source, author, url, url_key, language, published_date,
       published_time, published_zone, published_at, published_printed, year_inferred, year_inferred_from,
       submission_key, created_at, updated_at)
     VALUES (@title, @publisher, @creditedSource, @author, @url, @urlKey, @language, @date, @time, @zone, @at,
       @printed, @yearInferred, @yearInferredFrom, @submissionKey, @now, @now)`,
  );
  const changeItem = db.prepare(
    `UPDATE news_items SET title = @title, publisher = @publisher, credited_source = @creditedSource,
       author = @author, url = @url, url_key = @urlKey, language = @language, published_date = @date,
       published_time = @time, published_zone = @zone, published_at = @at, published_printed = @printed,
       year_inferred = @yearInferred, year_inferred_from = @yearInferredFrom,
       updated_at = @now, deleted_at = NULL, version = version + 1
     WHERE id = @id AND version = @version`,
  );
  const bySubmission = db.prepare<[string], { id: number }>(
    "SELECT id FROM news_items WHERE submission_key = ?",
  );
  const byAddress = db.prepare<[string], Match>(`${MATCH} WHERE url_key = ? AND deleted_at IS NULL`);
  const byTitle = db.prepare<[string], Match>(
    `${MATCH} WHERE title = ? COLLATE NOCASE AND deleted_at IS NULL`,
  );
  const remove = db.prepare<[string, number]>(
    "UPDATE news_items SET deleted_at = ?, version = version + 1 WHERE id = ? AND deleted_at IS NULL",
  );
  const restore = db.prepare<[number]>(
    "UPDATE news_items SET deleted_at = NULL, version = version + 1 WHERE id = ? AND deleted_at IS NOT NULL",
  );

  const add = db.transaction((input: StoryInput, submissionKey: string, now: string): number => {
    const known = bySubmission.get(submissionKey);
    if (known) return known.id;
    const id = Number(addItem.run({ ...itemRow(input), submissionKey, now }).lastInsertRowid);
    parts.write(id, input, now);
    return id;
  });
  const change = db.transaction((id: number, version: number, input: StoryInput, now: string): boolean => {
    if (changeItem.run({ ...itemRow(input), id, version, now }).changes === 0) return false;
    parts.write(id, input, now);
    return true;
  });

  return {
    /** Adds a story with all that belongs to it; gives its id. The same submission key a second time gives the first's. */
    add: (input: StoryInput, submissionKey: string, now: string) => add.immediate(input, submissionKey, now),
    /**
     * Changes a story if it still is the version given, bringing it back if it was deleted; false when
     * it is another version by now. A move keeps its id, and so the notes about it.
     */
    change: (id: number, version: number, input: StoryInput, now: string) =>
      change.immediate(id, version, input, now),
    /** The story that a form sent before made. */
    idOfSubmission: (submissionKey: string) => bySubmission.get(submissionKey)?.id,
    /** Stories that this may be the same as: of one address, or of one title and publisher within three days. */
    duplicates(input: StoryInput, now: string): Duplicate[] {
      const ofAddress = input.urlKey === null ? [] : byAddress.all(input.urlKey);
      const ofTitle = byTitle.all(input.title).filter((match) => isNear(match, input, now));
      const found = new Map<number, Duplicate>();
      for (const { id, title, publisher } of ofTitle) found.set(id, { id, title, publisher, by: "title" });
      for (const { id, title, publisher } of ofAddress)
        found.set(id, { id, title, publisher, by: "address" });
      return [...found.values()];
    },
    delete: (id: number, now: string) => remove.run(now, id),
    restore: (id: number) => restore.run(id),
  };
}

function isNear(match: Match, input: StoryInput, now: string): boolean {
  const apart = Math.abs(Date.parse(match.sortAt) - Date.parse(sortTime(input.published, now)));
  const same = collapsed(match.publisher).toLowerCase() === input.publisher.toLowerCase();
  return same && apart <= DUPLICATE_DAYS * DAY_MS;
}

function itemRow({
  published,
  companyIds: _ids,
  newCompanies: _names,
  topics: _topics,
  moves: _moves,
  ...item
}: StoryInput) {
  return { ...item, ...published, yearInferred: published.yearInferred ? 1 : 0 };
}

/** What belongs to a news item: written anew to match the input. */
function partsOf(db: Db, { companies, moves }: OtherStores) {
  const forgetMentions = db.prepare<[number]>("DELETE FROM mentions WHERE news_id = ?");
  const mention = db.prepare<[number, number]>(
    "INSERT INTO mentions (news_id, company_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const forgetTopics = db.prepare<[number]>("DELETE FROM news_topics WHERE news_id = ?");
  const addTopic = db.prepare<[string]>("INSERT INTO topics (name) VALUES (?) ON CONFLICT DO NOTHING");
  const tag = db.prepare<[number, string]>(
    "INSERT INTO news_topics (news_id, topic_id) SELECT ?, id FROM topics WHERE name = ?",
  );
  return {
    write(
      newsId: number,
      { companyIds, newCompanies, topics, moves: inputs }: StoryInput,
      now: string,
    ): void {
      forgetMentions.run(newsId);
      for (const id of companyIds) mention.run(newsId, id);
      // Another window may have added it since this form was read.
      for (const name of newCompanies)
        mention.run(newsId, companies.named(name)[0]?.id ?? companies.addCompany(name, now));
      forgetTopics.run(newsId);
      for (const name of topics) {
        addTopic.run(name);
        tag.run(newsId, name);
      }
      moves.replace(newsId, inputs, now);
    },
  };
}
