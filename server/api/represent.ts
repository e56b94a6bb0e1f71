import type { z } from "zod";
import type { CheckedMove } from "../checks/check-move.ts";
import { checkRow } from "../checks/row.ts";
import type { Listing } from "../companies/companies.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { PriceNote } from "../notes/notes.ts";
import type { DailyBar } from "../prices/prices.ts";
import type { StoredStory } from "../stories/stored.ts";
import type * as schemas from "./schemas.ts";

/** What is kept, in the words of the API. */

export function listingJson(listing: Listing): z.infer<typeof schemas.Listing> {
  const { id, ticker, mic, currency, kind, adsRatio, companyName } = listing;
  return { id, ticker, mic, currency, kind, ads_ratio: adsRatio, company: companyName };
}

export function moveJson(move: ReportedMove): z.infer<typeof schemas.Move> {
  const { id, newsId, subject, listing, percent, percentTo, decimals, qualifier, session, statistic } = move;
  return {
    ...{ id, news_id: newsId, subject, listing: listing && listingJson(listing) },
    ...{ percent, percent_to: percentTo, decimals, qualifier, session, statistic },
    ...{ trade_date: move.tradeDate, quote: move.quote },
    ...{ figure_start: move.figureStart, figure_end: move.figureEnd, unsure: move.unsure },
  };
}

export function storyJson({ item, moves, mentions, topics }: StoredStory): z.infer<typeof schemas.Story> {
  const { date, time, zone, at, printed, yearInferred, yearInferredFrom } = item.published;
  return {
    ...{ id: item.id, title: item.title, publisher: item.publisher, credited_source: item.creditedSource },
    ...{ author: item.author, url: item.url, language: item.language },
    published: {
      ...{ date, time, zone, at, printed },
      ...{ year_inferred: yearInferred, year_inferred_from: yearInferredFrom },
    },
    mentions: mentions.map(({ id, name, ticker }) => ({ id, name, ticker })),
    topics: [...topics],
    moves: moves.map(moveJson),
    version: item.version,
  };
}

export function noteJson(note: PriceNote): z.infer<typeof schemas.Note> {
  const { id, listing, price, priceKind, observedAt, text, version } = note;
  // As on its page: a story that was deleted is not there to be about.
  const about = note.newsTitle === null ? { newsId: null, moveId: null } : note;
  return {
    ...{ id, listing: listingJson(listing), price, price_kind: priceKind, observed_at: observedAt, text },
    ...{ news_id: about.newsId, move_id: about.moveId, version },
  };
}

/** The row of the command `check`, with its story and the instant. */
export function checkJson(move: ReportedMove, { check, reportedAt, note }: CheckedMove) {
  return {
    ...checkRow(String(move.id), check),
    ...{ news_id: move.newsId, reported_at: reportedAt, assumed: note },
  };
}

export function barJson(bar: Omit<DailyBar, "date">): z.infer<typeof schemas.Bar> {
  const { start, open, high, low, close, adjClose } = bar;
  return { start: instant(start), open, high, low, close, adj_close: adjClose };
}

/** Epoch seconds as an instant. */
export function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
