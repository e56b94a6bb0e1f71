import { formatInstant } from "../lib/dates.ts";
import { groupBy } from "../lib/lists.ts";
import type { ReportedMove } from "../moves/moves.ts";
import { markedQuotes, type MarkedQuote } from "../moves/quote.ts";
import type { MoveView } from "../moves/view.ts";
import type { Mention, NewsItem, Published } from "../news/news.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { type StoryListView, type StoryView, storyListView } from "./story-view.ts";

/** The page of one story. */
export interface StoryPageView {
  story: StoryView;
  list: StoryListView;
  quotes: QuoteOnPage[];
  outcomes: Outcome[];
  facts: { term: string; text: string }[];
  mentions: { name: string; path: string }[];
  topics: string[];
  /** Where the article is; null where no address was printed. */
  link: { href: string; text: string } | null;
  notes: NoteView[];
}

export interface QuoteOnPage extends Pick<MarkedQuote, "pieces"> {
  /** "BABA, premarket, at its extreme, exact, no decimals", a line for each move read from it. */
  readAs: string[];
}

/** Moves that came out the same way, under one heading. */
export interface Outcome {
  title: string;
  reasons: string[];
  moves: MoveView[];
}

export interface StoryPageParts {
  item: NewsItem;
  moves: ReportedMove[];
  mentions: Mention[];
  topics: string[];
  notes: PriceNote[];
  readerZone: string;
}

/** Everything the story's page prints, formatted. */
export function storyPageView(parts: StoryPageParts): StoryPageView {
  const { item, moves, mentions, topics, notes, readerZone } = parts;
  const list = storyListView([{ item, moves }]);
  const [story] = list.stories as [StoryView];
  return {
    ...{ story, list, topics },
    quotes: markedQuotes(moves).map(({ pieces, moveIds }) => ({
      pieces,
      readAs: story.moves.filter(({ id }) => moveIds.includes(id)).map((move) => move.readAs),
    })),
    outcomes: outcomesOf(story.moves),
    facts: factsOf(item, readerZone),
    mentions: mentions.map(({ name, ticker, slug }) => ({
      name,
      path: `/companies/${encodeURIComponent(ticker ?? slug)}`,
    })),
    link: linkOf(item.url),
    notes: notes.map((note) => noteView(note, readerZone)),
  };
}

function outcomesOf(moves: readonly MoveView[]): Outcome[] {
  return [...groupBy(moves, ({ unchecked }) => unchecked.title)].map(([title, group]) => ({
    title,
    reasons: [...new Set(group.map(({ unchecked }) => unchecked.reason))],
    moves: group,
  }));
}

/** Only an address that a browser opens as a page is made a link. */
function linkOf(url: string | null): StoryPageView["link"] {
  const parsed = url !== null && URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !["http:", "https:"].includes(parsed.protocol)) return null;
  return { href: parsed.href, text: parsed.hostname.replace(/^www\./, "") };
}

/** Unknown is written, never left out: the reader sees what the story does not tell. */
function factsOf(item: NewsItem, readerZone: string) {
  return [
    { term: "Publisher", text: item.publisher },
    { term: "Credited to", text: item.creditedSource ?? "nobody else named" },
    { term: "Author", text: item.author ?? "not given" },
    { term: "Printed date", text: item.published.printed ?? "not given" },
    { term: "Year", text: yearText(item.published) },
    {
      term: "Your time",
      text: item.published.at ? formatInstant(item.published.at, readerZone) : "time not given",
    },
    { term: "Language", text: item.language ?? "not given" },
  ];
}

function yearText({ date, yearInferred, yearInferredFrom }: Published): string {
  if (date === null) return "not given";
  if (!yearInferred) return "as given";
  const year = date.slice(0, 4);
  return yearInferredFrom ? `${year}, inferred: ${yearInferredFrom}` : `${year}, inferred`;
}
