import type { Company, Listing } from "../companies/companies.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import type { CorporateAction, DailyBar } from "../prices/prices.ts";
import { type PriceLineView, priceLine } from "./price-line.ts";
import {
  type Checking,
  type Story,
  type StoryListView,
  type StoryView,
  storyListView,
} from "./story-view.ts";

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
  /** The line that new notes are about; null for a company without a listing. */
  ticker: string | null;
  /** "BABA or 9988" */
  tickers: string;
  list: StoryListView;
  /** The closes of each line that has prices. */
  lines: PriceLineView[];
  /** "none checked yet", "2 checked" */
  checked: string;
  /** Stories that mention the company without a move of its own. */
  mentionedOnly: number;
  notes: NoteView[];
}

export interface CompanyParts {
  company: Company;
  listings: Listing[];
  stories: Story[];
  notes: PriceNote[];
  /** Daily bars and splits of a listing. */
  pricesOf(listing: Listing): { bars: DailyBar[]; actions: CorporateAction[] };
  checking: Checking;
}

/** A company's listings, its stories with the moves of its own lines alone, and its notes. */
export function companyView({
  company,
  listings,
  stories,
  notes,
  pricesOf,
  checking,
}: CompanyParts): CompanyView {
  const own = stories.map(({ item, moves }) => ({
    item,
    moves: moves.filter((move) => move.listing?.companyId === company.id),
  }));
  const list = storyListView(own, checking);
  return {
    name: company.name,
    listings: listings.map(listingView),
    ticker: listings[0]?.ticker ?? null,
    tickers: listings.map(({ ticker }) => ticker).join(" or "),
    list: { ...list, stories: list.stories.map((story) => onOwnPage(story, tickersIn(list))) },
    lines: listings.flatMap((listing) => {
      const { bars, actions } = pricesOf(listing);
      return priceLine(listing, bars, actions) ?? [];
    }),
    checked: checkedText(list.moves.filter(({ check }) => check.cells).length),
    mentionedOnly: own.filter(({ moves }) => moves.length === 0).length,
    notes: notes
      .toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))
      .map((note) => noteView(note, checking.readerZone)),
  };
}

function checkedText(checked: number): string {
  return checked === 0 ? "none checked yet" : `${checked} checked`;
}

/** The page's title says whose the moves are; the ticker is needed only to tell one line from another. */
function onOwnPage(story: StoryView, tickers: number): StoryView {
  return {
    ...story,
    spread: null,
    measuredSpread: null,
    noMoves: "Mentioned; no move reported.",
    moves: story.moves.map((move) => ({ ...move, name: null, ticker: tickers > 1 ? move.ticker : null })),
  };
}

function tickersIn({ stories }: StoryListView): number {
  return new Set(stories.flatMap(({ moves }) => moves.map(({ ticker }) => ticker))).size;
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
