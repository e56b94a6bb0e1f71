import { splitFactor } from "../../checks/reference.ts";
import { type Listing, zoneOf } from "../../companies/companies.ts";
import type { PriceNote } from "../../notes/notes.ts";
import type { CorporateAction, DailyBar } from "../../prices/prices.ts";
import { type Close, closesOf } from "./closes.ts";
import { daysOf, type Moment, momentOf } from "./moment.ts";
import { type PriceAxis, priceAxis } from "./price-axis.ts";
import { rangeShown, rangeStart, rangesOf, type TimeRange } from "./time-range.ts";

/** A listing's closes over a time, and where things stand beside them. Places in percent of width and height. */
export interface PriceLine {
  listing: Listing;
  range: TimeRange;
  ranges: TimeRange[];
  /** In order, on the share basis of the last. */
  closes: readonly Close[];
  axis: PriceAxis;
  /** Notes of its time, on the same basis. */
  notes: NoteOnLine[];
  /** Whether a moment's date lies within the line's. */
  covers(moment: Moment): boolean;
  left(moment: Moment): number;
  top(price: number): number;
  /** The price of the line at a moment, between two closes in proportion. */
  priceAt(moment: Moment): number;
}

/** A price note with what its price is on the line's share basis. */
export interface NoteOnLine {
  note: PriceNote;
  moment: Moment;
  price: number;
  /** So far from every close that the line would be flat beside it: it is not drawn. */
  isFarOff: boolean;
}

export interface PriceLineParts {
  listing: Listing;
  /** Daily, the oldest first. */
  bars: readonly DailyBar[];
  actions: readonly CorporateAction[];
  notes: readonly PriceNote[];
  /** Asked for; null for as much as is good to read. */
  range: TimeRange | null;
}

/** The line of a listing's daily bars; null where there are none. */
export function priceLine({ listing, bars, actions, notes, range: asked }: PriceLineParts): PriceLine | null {
  const all = closesOf(bars, actions);
  const [oldest, last] = [all[0], all.at(-1)];
  if (!oldest || !last) return null;
  const ranges = rangesOf(oldest.date, last.date);
  const range = rangeShown(asked, ranges);
  const closes = all.filter(({ date }) => date >= rangeStart(range, last.date));
  const first = closes[0] ?? last;
  const covers = ({ date }: Moment) => date >= first.date && date <= last.date;
  const onLine = notesOnLine(notes, listing, actions, closes).filter(({ moment }) => covers(moment));
  const near = onLine.filter(({ isFarOff }) => !isFarOff);
  const axis = priceAxis([...closes, ...near].map(({ price }) => price));
  const [from, to] = [first, last].map(({ date }) => daysOf({ date, time: null })) as [number, number];
  return {
    ...{ listing, range, ranges, closes, axis, covers, notes: onLine },
    left: (moment) => (to > from ? placed((daysOf(moment) - from) / (to - from)) : 100),
    top: (price) => placed((axis.max - price) / (axis.max - axis.min)),
    priceAt: (moment) => priceAt(closes, moment),
  };
}

function notesOnLine(
  notes: readonly PriceNote[],
  listing: Listing,
  actions: readonly CorporateAction[],
  closes: readonly Close[],
): NoteOnLine[] {
  const prices = closes.map(({ price }) => price);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const room = Math.max(high - low, high / 10);
  const last = closes.at(-1)?.date ?? "";
  return notes
    .filter((note) => note.listing.id === listing.id)
    .map((note) => {
      const moment = momentOf(note.observedAt, zoneOf(listing));
      const price = note.price / splitFactor(actions, moment.date, last);
      return { note, moment, price, isFarOff: price < low - room || price > high + room };
    });
}

function priceAt(closes: readonly Close[], moment: Moment): number {
  const at = daysOf(moment);
  const dayOf = ({ date }: Close) => daysOf({ date, time: null });
  const after = closes.findIndex((close) => dayOf(close) >= at);
  const [before, next] = [closes[after - 1], closes[after]];
  if (!next) return closes.at(-1)?.price ?? 0;
  if (!before) return next.price;
  const share = (at - dayOf(before)) / (dayOf(next) - dayOf(before));
  return before.price + share * (next.price - before.price);
}

/** A share of a width or height in percent, within it. */
function placed(share: number): number {
  return Number((100 * Math.min(1, Math.max(0, share))).toFixed(3));
}
