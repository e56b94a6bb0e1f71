import { zoneOf } from "../../companies/companies.ts";
import { formatDate, formatInstant } from "../../lib/dates.ts";
import { counted } from "../../lib/lists.ts";
import { formatRoundedPrice, formatPrice } from "../../lib/percent.ts";
import { priceKindWords } from "../../notes/notes.ts";
import { type Close, thinned } from "./closes.ts";
import { dateTicks } from "./date-axis.ts";
import { type ClosesTable, closesTable, type MarkRow, marksTable } from "./line-table.ts";
import type { NoteOnLine, PriceLine } from "./price-line.ts";
import { squareRows } from "./square-rows.ts";
import type { StoryMark } from "./story-marks.ts";
import type { TimeRange } from "./time-range.ts";

/** A price line as its company's page draws it. Places in percent of the picture's width and height. */
export interface PriceLineView {
  /** "line-7" */
  id: string;
  ticker: string;
  /** "Close, USD" */
  unit: string;
  /** "21 Aug 2025 to 18 Dec 2025, daily, split-adjusted" */
  span: string;
  /** Other times to show; none where there is but one. */
  ranges: { text: string; href: string; isShown: boolean }[];
  prices: { at: number; label: string }[];
  dates: { at: number; label: string; isMinor: boolean }[];
  /** Of the line, in a box of LINE_BOX by LINE_BOX. */
  points: string;
  last: { left: number; top: number; text: string };
  /** With the rows of their squares, as classes. */
  stories: (StoryMark & { rows: string })[];
  /** How many rows there are. */
  head: string;
  notes: { left: number; top: number; title: string }[];
  /** Whether a note stands at another price than was noted. */
  isAdjusted: boolean;
  /** The line in a sentence, for those who do not see it. */
  summary: string;
  table: ClosesTable;
  marks: MarkRow[];
}

/** The template has the same box: it alone is stretched to the picture's shape, never what is written. */
export const LINE_BOX = 1000;
/** More points than the line has pixels would only cost. */
const MOST_POINTS = 800;

const RANGE_WORDS: Record<TimeRange, string> = { "1m": "1M", "4m": "4M", "1y": "1Y", all: "All" };

export function priceLineView(line: PriceLine, marks: readonly StoryMark[]): PriceLineView {
  const { listing, closes } = line;
  const id = `line-${listing.id}`;
  const { squares, head } = squareRows(marks.map(({ left }) => left));
  const drawn = line.notes.filter(({ isFarOff }) => !isFarOff);
  return {
    ...{ id, ticker: listing.ticker, unit: `Close, ${listing.currency}`, span: spanOf(closes), head },
    stories: marks.map((mark, i) => ({ ...mark, rows: squares[i] ?? "" })),
    ranges: line.ranges.length > 1 ? line.ranges.map((range) => rangeLink(range, line, id)) : [],
    prices: line.axis.ticks.map(({ value, label }) => ({ at: line.top(value), label })),
    dates: dateTicksOf(line),
    points: thinned(closes, MOST_POINTS)
      .map(({ date, price }) => `${inBox(line.left({ date, time: null }))},${inBox(line.top(price))}`)
      .join(" "),
    last: lastOf(line),
    notes: drawn.map(({ note, moment, price }) => ({
      ...{ left: line.left(moment), top: line.top(price) },
      title: noteTitle({ note, price }),
    })),
    isAdjusted: drawn.some(({ note, price }) => price !== note.price),
    summary: summaryOf(line, marks.length),
    table: closesTable(closes),
    marks: marksTable(line, marks),
  };
}

/** "21 Aug 2025 to 18 Dec 2025, daily, split-adjusted" */
function spanOf(closes: readonly Close[]): string {
  const [first, last] = [closes[0], closes.at(-1)].map((close) => formatDate(close?.date ?? ""));
  return `${first} to ${last}, daily, split-adjusted`;
}

function rangeLink(range: TimeRange, line: PriceLine, id: string): PriceLineView["ranges"][number] {
  return { text: RANGE_WORDS[range], href: `?range=${range}#${id}`, isShown: range === line.range };
}

function dateTicksOf({ closes, left }: PriceLine): PriceLineView["dates"] {
  const ticks = dateTicks(closes[0]?.date ?? "", closes.at(-1)?.date ?? "");
  return ticks.map(({ date, label, isMinor }) => ({ at: left({ date, time: null }), label, isMinor }));
}

function inBox(percent: number): string {
  return ((LINE_BOX * percent) / 100).toFixed(1);
}

function lastOf({ closes, left, top }: PriceLine): PriceLineView["last"] {
  const { date, price } = closes.at(-1) ?? { date: "", price: 0 };
  return { left: left({ date, time: null }), top: top(price), text: formatRoundedPrice(price) };
}

/** "Your note, 9 Jun 2025, 10:12: 33.10 last" and, after a split, ", 16.55 on this line" */
function noteTitle({ note, price }: Pick<NoteOnLine, "note" | "price">): string {
  const when = formatInstant(note.observedAt, zoneOf(note.listing));
  const own = price === note.price ? "" : `; ${formatRoundedPrice(price)} on this line`;
  return `Your note, ${when}: ${formatPrice(note.price)} ${priceKindWords(note.priceKind)}${own}`;
}

function summaryOf({ listing, closes, notes }: PriceLine, stories: number): string {
  const prices = closes.map(({ price }) => price);
  const [low, high, last] = [Math.min(...prices), Math.max(...prices), prices.at(-1) ?? 0].map(
    formatRoundedPrice,
  );
  const marked = [
    ...(stories > 0 ? [counted(stories, "story", "stories")] : []),
    ...(notes.length > 0 ? [counted(notes.length, "note of yours", "notes of yours")] : []),
  ];
  const beside = marked.length > 0 ? ` With ${marked.join(" and ")} of that time.` : "";
  return `${listing.ticker}: closes from ${spanOf(closes)}, between ${low} and ${high}; the last is ${last} ${listing.currency}.${beside}`;
}
