import type { Company, Listing } from "../companies/companies.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { NewsItem } from "../news/news.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { type StoryListView, storyListView } from "./story-view.ts";

export interface ListingView {
  ticker: string;
  exchange: string;
  currency: string;
  kind: string;
  /** "1 ADS = 8 shares", for a depositary share. */
  ads: string | null;
}

/** The page of one company. */
export interface CompanyView {
  name: string;
  listings: ListingView[];
  list: StoryListView;
  /** Stories that mention the company without a move of its own. */
  mentionedOnly: number;
  moveCount: number;
  notes: NoteView[];
}

export interface CompanyParts {
  company: Company;
  listings: Listing[];
  stories: { item: NewsItem; moves: ReportedMove[] }[];
  notes: PriceNote[];
  readerZone: string;
}

/** A company's listings, its stories with the moves of its own lines alone, and its notes. */
export function companyView({ company, listings, stories, notes, readerZone }: CompanyParts): CompanyView {
  const own = stories.map(({ item, moves }) => ({
    item,
    moves: moves.filter((move) => move.listing?.companyId === company.id),
  }));
  return {
    name: company.name,
    listings: listings.map(listingView),
    list: storyListView(own),
    mentionedOnly: own.filter(({ moves }) => moves.length === 0).length,
    moveCount: own.reduce((sum, { moves }) => sum + moves.length, 0),
    notes: notes
      .toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))
      .map((note) => noteView(note, readerZone)),
  };
}

function listingView(listing: Listing): ListingView {
  return {
    ticker: listing.ticker,
    exchange: exchangeOf(listing.mic).name,
    currency: listing.currency,
    kind: listing.kind,
    ads: listing.adsRatio === null ? null : `1 ADS = ${listing.adsRatio} shares`,
  };
}
