import { type Db, unlessRefused } from "../db/open.ts";
import { documentOf } from "./words.ts";

export type WordsIndex = ReturnType<typeof wordsIndex>;

type Kind = "story" | "note" | "company";

interface Change {
  kind: string;
  id: number;
  stamp: number;
}

/** What is indexed of a kind: under which rowid, and which texts. */
interface Source {
  words: string;
  place: string;
  texts: string;
}

const SOURCES: Record<Kind, Source> = {
  story: {
    words: "story_words",
    place: "SELECT unixepoch(sort_at) * 16777216 + id FROM news_items WHERE id = @id AND deleted_at IS NULL",
    texts: `SELECT title FROM news_items WHERE id = @id
      UNION SELECT publisher FROM news_items WHERE id = @id
      UNION SELECT credited_source FROM news_items WHERE id = @id
      UNION SELECT author FROM news_items WHERE id = @id
      UNION SELECT subject FROM reported_moves WHERE news_id = @id
      UNION SELECT quote FROM reported_moves WHERE news_id = @id
      UNION SELECT ticker FROM reported_moves JOIN listings ON listings.id = listing_id WHERE news_id = @id
      UNION SELECT name FROM mentions JOIN companies ON companies.id = company_id WHERE news_id = @id
      UNION SELECT name FROM news_topics JOIN topics ON topics.id = topic_id WHERE news_id = @id`,
  },
  note: {
    words: "note_words",
    place:
      "SELECT unixepoch(observed_at) * 16777216 + id FROM price_notes WHERE id = @id AND deleted_at IS NULL",
    texts: `SELECT text FROM price_notes WHERE id = @id
      UNION SELECT ticker FROM price_notes JOIN listings ON listings.id = listing_id WHERE price_notes.id = @id
      UNION SELECT name FROM price_notes JOIN listings ON listings.id = listing_id
        JOIN companies ON companies.id = company_id WHERE price_notes.id = @id`,
  },
  company: {
    words: "company_words",
    place: "SELECT id FROM companies WHERE id = @id",
    texts: `SELECT name FROM companies WHERE id = @id
      UNION SELECT name FROM company_aliases WHERE company_id = @id
      UNION SELECT ticker FROM listings WHERE company_id = @id`,
  },
};

/** What else is noted down as changed has no words. */
function isKind(kind: string): kind is Kind {
  return kind in SOURCES;
}

const AT_ONCE = 100;

/** The words that search finds things by, which follow whatever was changed. */
export function wordsIndex(db: Db) {
  const position = db.prepare<[], number>("SELECT value FROM progress WHERE name = 'words'").pluck();
  const setPosition = db.prepare<[number]>("UPDATE progress SET value = ? WHERE name = 'words'");
  const next = db.prepare<[number, number], Change>(
    "SELECT kind, id, stamp FROM changes WHERE stamp > ? ORDER BY stamp LIMIT ?",
  );
  // The + has SQLite look for the few new stamps, not for all there is of a kind.
  const ahead = db
    .prepare<[number], number>(
      `SELECT count(*) FROM
         (SELECT 1 FROM changes WHERE stamp > ? AND +kind IN ('story', 'note', 'company') LIMIT 10001)`,
    )
    .pluck();
  const index = {
    story: indexerOf(db, "story"),
    note: indexerOf(db, "note"),
    company: indexerOf(db, "company"),
  };
  /** Indexes the changes that wait, as many as can be until the moment given (performance.now()). */
  const indexUntil = db.transaction((until: number): void => {
    for (;;) {
      const changes = next.all(position.get() ?? 0, AT_ONCE);
      for (const { kind, id } of changes) if (isKind(kind)) index[kind](id);
      const last = changes.at(-1);
      if (last) setPosition.run(last.stamp);
      if (changes.length < AT_ONCE || performance.now() > until) return;
    }
  });
  const waiting = () => ahead.get(position.get() ?? 0) ?? 0;

  return {
    /**
     * Indexes what was changed since it was last called, for so many milliseconds or a little longer,
     * unless writing is refused for now. Gives how many things still wait, 10,001 standing for more.
     */
    catchUp(budget: number): number {
      if (waiting() === 0) return 0;
      unlessRefused(db, () => indexUntil.immediate(performance.now() + budget));
      return waiting();
    },
  };
}

/** Puts the words of a thing in the place of those it had; of one that is deleted there are none. */
function indexerOf(db: Db, kind: Kind): (id: number) => void {
  const { words, place, texts } = SOURCES[kind];
  const forget = db.prepare<{ id: number }>(
    `DELETE FROM ${words} WHERE rowid = (SELECT place FROM indexed_places WHERE kind = '${kind}' AND id = @id)`,
  );
  const leave = db.prepare<{ id: number }>(`DELETE FROM indexed_places WHERE kind = '${kind}' AND id = @id`);
  const enter = db.prepare<{ id: number }>(
    `INSERT INTO indexed_places (kind, id, place) SELECT '${kind}', @id, place FROM (SELECT (${place}) AS place)
     WHERE place IS NOT NULL`,
  );
  const read = db.prepare<{ id: number }, string | null>(texts).pluck();
  const add = db.prepare<{ id: number; words: string }>(
    `INSERT INTO ${words} (rowid, words) SELECT place, @words FROM indexed_places WHERE kind = '${kind}' AND id = @id`,
  );
  return (id) => {
    forget.run({ id });
    leave.run({ id });
    if (enter.run({ id }).changes === 0) return;
    const found = read.all({ id }).filter((text) => text !== null);
    add.run({ id, words: documentOf(found) });
  };
}
