import type { Company, Listing } from "../companies/companies.ts";
import { companyRow } from "../companies/view.ts";
import { type Direction, directionOf } from "../lib/percent.ts";
import { figureText, type ReportedMove, saidFigure } from "../moves/moves.ts";
import type { Mention, NewsItem } from "../news/news.ts";
import { type Dateline, datelineOf, langOf } from "../news/view.ts";
import type { PriceNote } from "../notes/notes.ts";
import { type NoteView, noteView } from "../notes/view.ts";
import { excerpt, marked, type Piece } from "./marks.ts";
import type { Query } from "./query.ts";

/** A story with all that its words were taken from. */
export interface FoundStory {
  item: NewsItem;
  moves: readonly ReportedMove[];
  mentions: readonly Mention[];
  topics: readonly string[];
}

export interface FoundCompany {
  company: Company;
  listings: readonly Listing[];
  aliases: readonly string[];
}

export interface StoryHit {
  id: number;
  lang: string | null;
  dateline: Dateline;
  title: Piece[];
  publisher: Piece[];
  creditedSource: Piece[] | null;
  moves: { name: string; direction: Direction; figure: string }[];
  lines: HitLine[];
}

/** A place other than the title in which words were found: "Mentions", or "" for a quote. */
export interface HitLine {
  label: string;
  pieces: Piece[];
}

export interface CompanyHit {
  path: string;
  name: Piece[];
  listings: { ticker: Piece[]; exchange: string }[];
  lines: HitLine[];
}

export interface NoteHit extends Omit<NoteView, "ticker" | "companyName" | "text"> {
  ticker: Piece[];
  companyName: Piece[];
  text: Piece[];
}

/** Characters shown of a text around what was found in it. */
const EXCERPT = 220;

export function storyHit({ item, moves, mentions, topics }: FoundStory, query: Query): StoryHit {
  const quotes = [...new Set(moves.map(({ quote }) => quote))].map((text) => ({ label: "", text }));
  return {
    id: item.id,
    lang: langOf(item),
    dateline: datelineOf(item),
    title: marked(item.title, query),
    publisher: marked(item.publisher, query),
    creditedSource: item.creditedSource === null ? null : marked(item.creditedSource, query),
    moves: moves.map((move) => ({
      name: move.listing?.ticker ?? move.subject,
      direction: directionOf(saidFigure(move)),
      figure: figureText(move),
    })),
    lines: hitLines(query, [
      ...quotes,
      { label: "Mentions", text: mentions.map(({ name }) => name).join(", ") },
      { label: "Topics", text: topics.join(", ") },
      { label: "By", text: item.author ?? "" },
    ]),
  };
}

export function companyHit({ company, listings, aliases }: FoundCompany, query: Query): CompanyHit {
  const row = companyRow(company, listings);
  return {
    path: row.path,
    name: marked(row.name, query),
    listings: row.listings.map(({ ticker, exchange }) => ({ ticker: marked(ticker, query), exchange })),
    lines: hitLines(query, [{ label: "Also known as", text: aliases.join(", ") }]),
  };
}

/** @param readerZone the zone of the reader's settings */
export function noteHit(note: PriceNote, query: Query, readerZone: string): NoteHit {
  const view = noteView(note, readerZone);
  return {
    ...view,
    ticker: marked(view.ticker, query),
    companyName: marked(view.companyName, query),
    text: excerpt(view.text, query, EXCERPT) ?? [{ text: view.text.slice(0, EXCERPT), marked: false }],
  };
}

function hitLines(query: Query, places: readonly { label: string; text: string }[]): HitLine[] {
  return places.flatMap(({ label, text }) => {
    const pieces = excerpt(text, query, EXCERPT);
    return pieces ? [{ label, pieces }] : [];
  });
}
