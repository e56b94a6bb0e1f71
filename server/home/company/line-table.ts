import { zoneOf } from "../../companies/companies.ts";
import { addDays, formatDate, formatInstant, weekdayOf } from "../../lib/dates.ts";
import { groupBy } from "../../lib/lists.ts";
import { formatRoundedPrice, formatPrice } from "../../lib/percent.ts";
import { priceKindWords } from "../../notes/notes.ts";
import type { Close } from "./closes.ts";
import type { NoteOnLine, PriceLine } from "./price-line.ts";
import type { StoryMark } from "./story-marks.ts";

/** Closes of a line as a table: not more than can be read. */
export interface ClosesTable {
  /** "The last close of each week" */
  caption: string;
  rows: { date: string; price: string }[];
}

/** What stands on a line besides its closes. */
export interface MarkRow {
  /** "Story 2", "Note" */
  mark: string;
  /** "10 Dec 2025", or with a time on the exchange's clock "10 Dec 2025, 08:05" */
  when: string;
  /** A story's title; what a note's price is, and its text. */
  what: string;
  /** As it was noted; "" for a story. */
  noted: string;
  /** On the line's share basis. */
  price: string;
}

interface Period {
  /** Closes up to which it is used. */
  most: number;
  caption: string;
  /** The same for all dates of one period. */
  keyOf(date: string): string;
}

const PERIODS: Period[] = [
  { most: 45, caption: "Each close", keyOf: (date) => date },
  { most: 300, caption: "The last close of each week", keyOf: mondayOf },
  { most: 1600, caption: "The last close of each month", keyOf: (date) => date.slice(0, 7) },
  {
    most: Number.POSITIVE_INFINITY,
    caption: "The last close of each year",
    keyOf: (date) => date.slice(0, 4),
  },
];

/** The last close of each day, week, month or year, whichever is the shortest that leaves a table to be read. */
export function closesTable(closes: readonly Close[]): ClosesTable {
  const period = PERIODS.find(({ most }) => closes.length <= most) as Period;
  const rows = [...groupBy(closes, ({ date }) => period.keyOf(date)).values()].map((group) => {
    const { date, price } = group.at(-1) as Close;
    return { date: formatDate(date), price: formatRoundedPrice(price) };
  });
  return { caption: period.caption, rows };
}

function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** The stories of a line by their numbers, then its notes as they come. */
export function marksTable(line: PriceLine, stories: readonly StoryMark[]): MarkRow[] {
  return [...stories.map(storyRow), ...line.notes.map(noteRow)];
}

function storyRow({ number, when, title, price }: StoryMark): MarkRow {
  return { mark: `Story ${number}`, when, what: title, noted: "", price: formatRoundedPrice(price) };
}

function noteRow({ note, price, isFarOff }: NoteOnLine): MarkRow {
  const text = note.text === "" ? "" : `: ${note.text}`;
  return {
    mark: "Note",
    when: formatInstant(note.observedAt, zoneOf(note.listing)),
    what: priceKindWords(note.priceKind) + text,
    noted: formatPrice(note.price),
    price: formatRoundedPrice(price) + (isFarOff ? ", too far off to be drawn" : ""),
  };
}
