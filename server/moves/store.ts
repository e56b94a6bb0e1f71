import type { Listing } from "../companies/companies.ts";
import type { Db } from "../db/open.ts";
import type { MoveInput, ReportedMove } from "./moves.ts";

export type MovesStore = ReturnType<typeof movesStore>;

interface Row extends Omit<ReportedMove, "listing" | "unsure"> {
  listingId: number | null;
  unsure: number;
}

const MOVE = `
  SELECT id, news_id AS newsId, subject, listing_id AS listingId, percent, percent_to AS percentTo, decimals,
         qualifier, session, statistic, trade_date AS tradeDate, quote,
         figure_start AS figureStart, figure_end AS figureEnd, unsure
  FROM reported_moves`;

/** Reported moves. `findListing` is the companies store's. */
export function movesStore(db: Db, findListing: (id: number) => Listing | undefined) {
  const find = db.prepare<[number], Row>(`${MOVE} WHERE id = ?`);
  const ofNews = db.prepare<[number], Row>(`${MOVE} WHERE news_id = ? ORDER BY position, id`);
  const idsOf = db.prepare<[number], { id: number }>("SELECT id FROM reported_moves WHERE news_id = ?");
  const remove = db.prepare<[number]>("DELETE FROM reported_moves WHERE id = ?");
  const change = db.prepare(
    `UPDATE reported_moves SET position = @position, subject = @subject, listing_id = @listingId,
       percent = @percent, percent_to = @percentTo, decimals = @decimals, qualifier = @qualifier,
       session = @session, statistic = @statistic, trade_date = @tradeDate, quote = @quote,
       figure_start = @figureStart, figure_end = @figureEnd, unsure = @unsure, updated_at = @now
     WHERE id = @id`,
  );
  const add = db.prepare(
    `INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, percent_to, decimals, qualifier,
       session, statistic, trade_date, quote, figure_start, figure_end, unsure, created_at, updated_at)
     VALUES (@newsId, @position, @subject, @listingId, @percent, @percentTo, @decimals, @qualifier,
       @session, @statistic, @tradeDate, @quote, @figureStart, @figureEnd, @unsure, @now, @now)`,
  );
  const toMove = ({ listingId, unsure, ...row }: Row): ReportedMove => ({
    ...row,
    unsure: unsure === 1,
    listing: listingId === null ? null : (findListing(listingId) ?? null),
  });

  return {
    find(id: number): ReportedMove | undefined {
      const row = find.get(id);
      return row && toMove(row);
    },
    /** The moves of a story in the order it tells them. */
    ofNews: (newsId: number) => ofNews.all(newsId).map(toMove),
    /**
     * Makes these the moves of a story, in their order. One given with its id stays the row it is, and
     * so keeps its notes; those not given go. Belongs inside the transaction that saves the story.
     */
    replace(newsId: number, inputs: readonly MoveInput[], now: string): void {
      const stored = new Set(idsOf.all(newsId).map(({ id }) => id));
      const kept = new Set(inputs.map(({ id }) => id));
      for (const id of stored) if (!kept.has(id)) remove.run(id);
      for (const [position, { id, ...input }] of inputs.entries()) {
        const row = { ...input, unsure: input.unsure ? 1 : 0, position, now };
        // An id of another story, or of a move that went meanwhile, is no row of this one.
        if (id !== null && stored.delete(id)) change.run({ ...row, id });
        else add.run({ ...row, newsId });
      }
    },
  };
}
