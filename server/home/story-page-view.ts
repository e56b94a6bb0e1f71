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
  facts: Fact[];
  mentions: { name: string; path: string }[];
  topics: string[];
  /** Where the article is; null where no address was printed. */
  link: { href: string; text: string } | null;
  notes: NoteView[];
}

export interface QuoteOnPage extends Pick<MarkedQuote, "pieces"> {
  /** "BABA, premarket, at its extreme, exact, no decimals", a line for each move read from it. */
  readAs: string[];
  /** Where its moves are corrected. */
  correct: string;
}

/** What is known of the story, with a link to give what is not. */
export interface Fact {
  term: string;
  text: string;
  link: { text: string; href: string } | null;
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
      correct: `/news/${item.id}/edit#move-${moves.findIndex(({ id }) => moveIds.includes(id)) + 1}`,
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
function factsOf({ id, published, ...item }: NewsItem, readerZone: string): Fact[] {
  const edit = `/news/${id}/edit`;
  const correctYear = published.yearInferred
    ? { text: "Confirm or correct", href: `${edit}#field-date` }
    : null;
  const addTime = published.at === null ? { text: "Add it", href: `${edit}#field-time` } : null;
  const readerTime = published.at ? formatInstant(published.at, readerZone) : "time not given";
  return [
    { term: "Publisher", text: item.publisher, link: null },
    { term: "Credited to", text: item.creditedSource ?? "nobody else named", link: null },
    { term: "Author", text: item.author ?? "not given", link: null },
    { term: "Printed date", text: published.printed ?? "not given", link: null },
    { term: "Year", text: yearText(published), link: correctYear },
    { term: "Your time", text: readerTime, link: addTime },
    { term: "Language", text: item.language ?? "not given", link: null },
  ];
}

function yearText({ date, yearInferred, yearInferredFrom }: Published): string {
  if (date === null) return "not given";
  if (!yearInferred) return "as given";
  const year = date.slice(0, 4);
  return yearInferredFrom ? `${year}, inferred: ${yearInferredFrom}` : `${year}, inferred`;
}
