import type { Listing } from "../companies/companies.ts";
import type { Db } from "../db/open.ts";
import { type Place, TOP } from "../lib/place.ts";
import type { NoteInput, PriceNote } from "./notes.ts";

export type NotesStore = ReturnType<typeof notesStore>;

interface Row extends Omit<PriceNote, "listing"> {
  listingId: number;
}

type NotedLast = Pick<PriceNote, "priceKind" | "price" | "observedAt">;

const NOTE = `
  SELECT price_notes.id, listing_id AS listingId, price, price_kind AS priceKind, observed_at AS observedAt, text,
         news_id AS newsId, move_id AS moveId, price_notes.version, price_notes.deleted_at AS deletedAt,
         (SELECT title FROM news_items WHERE id = news_id AND deleted_at IS NULL) AS newsTitle
  FROM price_notes`;

/** Price notes. `findListing` is the companies store's. */
export function notesStore(db: Db, findListing: (id: number) => Listing | undefined) {
  const find = db.prepare<[number], Row>(`${NOTE} WHERE id = ?`);
  const findBySubmission = db.prepare<[string], Row>(`${NOTE} WHERE submission_key = ?`);
  const newest = db.prepare<[string, number, number], Row>(
    `${NOTE} WHERE deleted_at IS NULL AND (observed_at, id) < (?, ?) ORDER BY observed_at DESC, id DESC LIMIT ?`,
  );
  const deleted = db.prepare<[string, number, number], Row & { deletedAt: string }>(
    `${NOTE} WHERE deleted_at IS NOT NULL AND (deleted_at, id) < (?, ?) ORDER BY deleted_at DESC, id DESC LIMIT ?`,
  );
  const ofNews = db.prepare<[number], Row>(
    `${NOTE} WHERE news_id = ? AND deleted_at IS NULL ORDER BY observed_at DESC, id DESC`,
  );
  const ofListing = db.prepare<[number, number], Row>(
    `${NOTE} WHERE listing_id = ? AND deleted_at IS NULL ORDER BY observed_at DESC, id DESC LIMIT ?`,
  );
  // Beside max() the other columns are those of its row, as SQLite has it.
  const lastOfEachKind = db.prepare<[number, string, string], NotedLast>(
    `SELECT price_kind AS priceKind, price, observed_at AS observedAt, max(observed_at || printf('%020d', id)) AS place
     FROM price_notes WHERE listing_id = ? AND deleted_at IS NULL AND observed_at BETWEEN ? AND ?
     GROUP BY price_kind ORDER BY place`,
  );
  const count = db.prepare<[], { n: number }>(
    "SELECT count(*) AS n FROM price_notes WHERE deleted_at IS NULL",
  );
  const add = db.prepare(
    `INSERT INTO price_notes (listing_id, price, price_kind, observed_at, text, news_id, move_id,
                              submission_key, created_at, updated_at)
     VALUES (@listingId, @price, @priceKind, @observedAt, @text, @newsId, @moveId, @submissionKey, @now, @now)
     ON CONFLICT (submission_key) DO NOTHING`,
  );
  const change = db.prepare(
    `UPDATE price_notes SET listing_id = @listingId, price = @price, price_kind = @priceKind,
       observed_at = @observedAt, text = @text, news_id = @newsId, move_id = @moveId,
       updated_at = @now, deleted_at = NULL, version = version + 1
     WHERE id = @id AND version = @version`,
  );
  const remove = db.prepare<[string, number]>(
    "UPDATE price_notes SET deleted_at = ?, version = version + 1 WHERE id = ? AND deleted_at IS NULL",
  );
  const restore = db.prepare<[number]>(
    "UPDATE price_notes SET deleted_at = NULL, version = version + 1 WHERE id = ? AND deleted_at IS NOT NULL",
  );

  const toNote = ({ listingId, ...row }: Row): PriceNote => {
    const listing = findListing(listingId);
    if (!listing) throw new Error(`note ${row.id} has no listing ${listingId}`);
    return { ...row, listing };
  };

  return {
    /** A note, deleted or not: a deleted one can be brought back. */
    find(id: number): PriceNote | undefined {
      const row = find.get(id);
      return row && toNote(row);
    },
    newest: (limit: number, after: Place = TOP) => newest.all(after.at, after.id, limit).map(toNote),
    /** Notes in the trash, the last deleted first, after the cursor. */
    deleted: (limit: number, after: Place = TOP) =>
      deleted.all(after.at, after.id, limit).map((row) => ({ ...toNote(row), deletedAt: row.deletedAt })),
    ofNews: (newsId: number) => ofNews.all(newsId).map(toNote),
    ofListing: (listingId: number, limit: number) => ofListing.all(listingId, limit).map(toNote),
    /** Of each kind of price the last that was noted of a listing from one instant to another, both included; by time. */
    lastOfEachKind: (listingId: number, from: string, to: string) => lastOfEachKind.all(listingId, from, to),
    count: () => count.get()?.n ?? 0,
    /** Adds a note; the same submission key a second time gives the note of the first. */
    add(input: NoteInput, submissionKey: string, now: string): PriceNote {
      add.run({ ...input, submissionKey, now });
      const row = findBySubmission.get(submissionKey);
      if (!row) throw new Error("the note just added is not there");
      return toNote(row);
    },
    /** Changes a note if it still is the version given, bringing it back if it was deleted; false when it is another version by now. */
    change(id: number, version: number, input: NoteInput, now: string): boolean {
      return change.run({ ...input, id, version, now }).changes === 1;
    },
    delete: (id: number, now: string) => remove.run(now, id),
    restore: (id: number) => restore.run(id),
  };
}
