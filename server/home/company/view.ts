import type { Company } from "../../companies/companies.ts";
import { counted } from "../../lib/lists.ts";
import type { PriceNote } from "../../notes/notes.ts";
import { type NoteView, noteView } from "../../notes/view.ts";
import { type Checking, type Story, type StoryListView, storyListView } from "../story-view.ts";
import { differingReports, type ToldMove } from "./day-reports.ts";
import { type DifferingView, differingView } from "./day-reports-view.ts";
import { barCounts, type ListingView, listingView, type PricedListing } from "./listing-view.ts";
import { priceLine } from "./price-line.ts";
import { type PriceLineView, priceLineView } from "./price-line-view.ts";
import { numberedStories, numberId, type StoryMark, storyMarks } from "./story-marks.ts";
import type { TimeRange } from "./time-range.ts";

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
  /** "2 stories are not on the line: of another time, or without a date."; null where all stand on a line, or there is none. */
  unnumbered: string | null;
  /** Days of which stories say different figures; null where there is none. */
  differing: DifferingView | null;
  /** "none checked yet"; "2 checked, 1 confirmed" */
  checked: string;
  /** Stories that mention the company without a move of its own. */
  mentionedOnly: number;
  notes: NoteView[];
  bars: ReturnType<typeof barCounts>;
}

export interface CompanyParts {
  company: Company;
  listings: readonly PricedListing[];
  stories: readonly Story[];
  notes: readonly PriceNote[];
  /** Asked for; null for as much as is good to read. */
  range: TimeRange | null;
  checking: Checking;
}

/** A company's listings and price lines, its stories with the moves of its own lines alone, and its notes. */
export function companyView({
  company,
  listings,
  notes,
  range,
  checking,
  ...parts
}: CompanyParts): CompanyView {
  const stories = parts.stories.map(({ item, moves }) => ({
    item,
    moves: moves.filter((move) => move.listing?.companyId === company.id),
  }));
  const lines = listings.flatMap((listing) => priceLine({ ...listing, notes, range }) ?? []);
  const numbers = numberedStories(stories, lines);
  const drawn = lines.map((line) => ({ line, marks: storyMarks(line, stories, numbers) }));
  const list = onOwnPage(
    storyListView(stories, checking),
    drawn.flatMap(({ marks }) => marks),
  );
  const tickers = listings.map(({ listing }) => listing.ticker);
  return {
    name: company.name,
    listings: listings.map(listingView),
    ticker: tickers[0] ?? null,
    tickers: tickers.join(" or "),
    list,
    lines: drawn.map(({ line, marks }) => priceLineView(line, marks)),
    unnumbered: lines.length > 0 ? unnumberedText(stories.length - numbers.size) : null,
    differing: differingView(differingReports(toldMoves(stories, checking)), list.stories),
    checked: checkedText(list),
    mentionedOnly: stories.filter(({ moves }) => moves.length === 0).length,
    notes: notes
      .toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))
      .map((note) => noteView(note, checking.readerZone)),
    bars: barCounts(listings),
  };
}

/**
 * The page's title says whose the moves are; the ticker is needed only to tell one line from another.
 * A story that stands on a price line has the number it has there.
 */
function onOwnPage(list: StoryListView, marks: readonly StoryMark[]): StoryListView {
  const tickers = new Set(list.moves.map(({ ticker }) => ticker));
  const stories = list.stories.map((story) => {
    const id = numberId(story.id);
    const mark = marks.find(({ href }) => href === `#${id}`);
    return {
      ...story,
      spread: null,
      measuredSpread: null,
      noMoves: "Mentioned; no move reported.",
      moves: story.moves.map((move) => ({
        ...{ ...move, name: null, ticker: tickers.size > 1 ? move.ticker : null },
      })),
      number: mark ? { id, text: mark.number, href: `#${mark.id}` } : null,
    };
  });
  return { ...list, stories, hasNumbers: marks.length > 0 };
}

function unnumberedText(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, "story is", "stories are")} not on the line: of another time, or without a date.`;
}

function toldMoves(stories: readonly Story[], { check }: Checking): ToldMove[] {
  return stories.flatMap(({ item, moves }) =>
    moves.map((move) => ({ item, move, report: check(move, item.published) })),
  );
}

function checkedText({ moves }: StoryListView): string {
  const checked = moves.filter(({ check }) => check.cells).length;
  const confirmed = moves.filter(({ check }) => check.verdict === "confirmed").length;
  return checked === 0 ? "none checked yet" : `${checked} checked, ${confirmed} confirmed`;
}
