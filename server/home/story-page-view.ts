import { formatInstant } from "../lib/dates.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { Mention, NewsItem, Published } from "../news/news.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { type StoryListView, storyListView } from "./story-view.ts";

/** The page of one story. */
export interface StoryPageView {
  list: StoryListView;
  facts: { term: string; text: string }[];
  mentions: { name: string; path: string }[];
  topics: string[];
  url: string | null;
  notes: NoteView[];
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
export function storyPageView({
  item,
  moves,
  mentions,
  topics,
  notes,
  readerZone,
}: StoryPageParts): StoryPageView {
  return {
    list: storyListView([{ item, moves }]),
    facts: factsOf(item, readerZone),
    mentions: mentions.map(({ name, ticker, slug }) => ({
      name,
      path: `/companies/${encodeURIComponent(ticker ?? slug)}`,
    })),
    topics,
    url: item.url,
    notes: notes.map((note) => noteView(note, readerZone)),
  };
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
  if (!yearInferred) return "as printed";
  const year = date.slice(0, 4);
  return yearInferredFrom ? `${year}, inferred: ${yearInferredFrom}` : `${year}, inferred`;
}
