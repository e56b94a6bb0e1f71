import type { SessionBars } from "../checks/session-bars.ts";
import { formatInstant } from "../lib/dates.ts";
import { groupBy } from "../lib/lists.ts";
import type { ReportedMove } from "../moves/moves.ts";
import { markedQuotes, type MarkedQuote } from "../moves/quote.ts";
import type { CheckedMoveView, CheckView } from "../checks/view.ts";
import type { Mention, NewsItem, Published } from "../news/news.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { type DayChartView, dayChart } from "./day-chart.ts";
import { type Checking, type StoryListView, type StoryView, storyListView } from "./story-view.ts";

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
  notes: NumberedNote[];
  /** The days its moves speak of, as far as there are bars. */
  days: DayChartView[];
}

/** A note with the number it has in the picture of a day; null where it is in none. */
export interface NumberedNote extends NoteView {
  number: number | null;
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

/** A move that was measured, or moves that could not be for one reason, under one heading. */
export interface Outcome {
  title: string;
  verdict: CheckView["verdict"];
  sentences: string[];
  links: NonNullable<CheckView["link"]>[];
  moves: CheckedMoveView[];
}

export interface StoryPageParts {
  item: NewsItem;
  moves: ReportedMove[];
  mentions: Mention[];
  topics: string[];
  notes: PriceNote[];
  checking: Checking;
  readBars: SessionBars;
}

/** Everything the story's page prints, formatted. */
export function storyPageView(parts: StoryPageParts): StoryPageView {
  const { item, moves, mentions, topics, notes, checking } = parts;
  const list = storyListView([{ item, moves }], checking);
  const [story] = list.stories as [StoryView];
  const days = daysOf(parts);
  return {
    ...{ story, list, topics },
    quotes: markedQuotes(moves).map(({ pieces, moveIds }) => ({
      pieces,
      readAs: story.moves.filter(({ id }) => moveIds.includes(id)).map((move) => move.readAs),
      correct: `/news/${item.id}/edit#move-${moves.findIndex(({ id }) => moveIds.includes(id)) + 1}`,
    })),
    outcomes: outcomesOf(story.moves),
    facts: factsOf(item, checking.readerZone),
    mentions: mentions.map(({ name, ticker, slug }) => ({
      name,
      path: `/companies/${encodeURIComponent(ticker ?? slug)}`,
    })),
    link: linkOf(item.url),
    notes: numbered(
      notes.map((note) => noteView(note, checking.readerZone)),
      days,
    ),
    days,
  };
}

function numbered(notes: readonly NoteView[], days: readonly DayChartView[]): NumberedNote[] {
  const drawn = new Set(days.flatMap(({ data }) => data.notes.map(({ number }) => number)));
  return notes.map((note, i) => ({ ...note, number: drawn.has(i + 1) ? i + 1 : null }));
}

/** A day of a listing is drawn once, for the first move that speaks of it. */
function daysOf({ item, moves, notes, checking, readBars }: StoryPageParts): DayChartView[] {
  const days = new Map<string, DayChartView>();
  for (const move of moves) {
    const report = checking.check(move, item.published);
    const key = `${move.listing?.id} ${report.check.session}`;
    const day = days.has(key) ? null : dayChart({ move, report, readBars, notes });
    if (day) days.set(key, day);
  }
  return [...days.values()];
}

function outcomesOf(moves: readonly CheckedMoveView[]): Outcome[] {
  const headingOf = ({ id, check }: CheckedMoveView) => (check.walk.length > 0 ? `${id}` : check.title);
  return [...groupBy(moves, headingOf).values()].map((group) => {
    const checks = group.map(({ check }) => check);
    const links = new Map(checks.flatMap(({ link }) => (link ? [[link.href, link] as const] : [])));
    const { title = "", verdict = "unchecked" } = checks[0] ?? {};
    return {
      ...{ title, verdict, moves: group },
      sentences: [...new Set(checks.flatMap(({ sentence, notes }) => [sentence, ...notes]))],
      links: verdict === "unchecked" ? [] : [...links.values()],
    };
  });
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
