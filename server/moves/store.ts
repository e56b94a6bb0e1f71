import type { Listing } from "../companies/companies.ts";
import type { Db } from "../db/open.ts";
import type { ReportedMove } from "./moves.ts";

export type MovesStore = ReturnType<typeof movesStore>;

interface Row extends Omit<ReportedMove, "listing"> {
  listingId: number | null;
}

const MOVE = `
  SELECT id, news_id AS newsId, subject, listing_id AS listingId, percent, percent_to AS percentTo, decimals,
         qualifier, session, statistic, trade_date AS tradeDate, quote,
         figure_start AS figureStart, figure_end AS figureEnd
  FROM reported_moves`;

/** Reported moves. `findListing` is the companies store's. */
export function movesStore(db: Db, findListing: (id: number) => Listing | undefined) {
  const find = db.prepare<[number], Row>(`${MOVE} WHERE id = ?`);
  const ofNews = db.prepare<[number], Row>(`${MOVE} WHERE news_id = ? ORDER BY position, id`);
  const toMove = ({ listingId, ...row }: Row): ReportedMove => ({
    ...row,
    listing: listingId === null ? null : (findListing(listingId) ?? null),
  });

  return {
    find(id: number): ReportedMove | undefined {
      const row = find.get(id);
      return row && toMove(row);
    },
    /** The moves of a story in the order it tells them. */
    ofNews: (newsId: number) => ofNews.all(newsId).map(toMove),
  };
}
