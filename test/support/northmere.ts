import type { Listing } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { type Calendar, calendarOf } from "../../server/lib/calendar.ts";
import { instantOf } from "../../server/lib/dates.ts";
import type { ReportedMove } from "../../server/moves/moves.ts";
import type { NewsItem, Published } from "../../server/news/news.ts";
import { addAction } from "./bars.ts";
import { makeListing, makeMove, makeNews, makeNote } from "./factories.ts";
import { type BarFields, makeBars } from "./make-bars.ts";

const NEW_YORK = "America/New_York";
/** The last of its daily bars. */
export const LAST_DAY = "2025-12-12";
/** Two new shares for one. */
export const SPLIT = "2025-06-10";
/** The day of which two stories differ; of it there are minutes. */
export const DAY = "2025-12-10";

/**
 * An invented company, a year of its daily bars with a split in it, minutes of one day, eight stories and three
 * notes: five stories of one week, of which two say different figures of one session, one of a Saturday of which
 * only the date is known, one before the first bar and one after the last.
 */
export function makeNorthmere(db: Db): { listing: Listing; stories: NewsItem[] } {
  const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const minutes = minuteBars(listing);
  makeBars(db, [...dailyBars(listing, minutes), ...minutes]);
  addAction(db, listing, { exDate: SPLIT, kind: "split", value: 2 });
  makeNote(db, {
    listing,
    price: 29.1,
    observedAt: instant("2025-04-02", "10:12"),
    text: "Cheap against peers.",
  });
  makeNote(db, { listing, price: 17.26, observedAt: instant(DAY, "10:12"), text: "Gave a third back." });
  makeNote(db, { listing, price: 16.88, priceKind: "close", observedAt: instant(DAY, "16:02") });
  return { listing, stories: storiesOf(db, listing) };
}

function storiesOf(db: Db, listing: Listing): NewsItem[] {
  const story = (
    published: Partial<Published>,
    publisher: string,
    title: string,
    move: Partial<ReportedMove>,
  ) => {
    const mentions = [{ id: listing.companyId, name: "", slug: "" }];
    const item = makeNews(db, { published, publisher, title, mentions });
    makeMove(db, { newsId: item.id, listing, tradeDate: null, ...move });
    return item;
  };
  const close = { session: "regular", statistic: "close" } as const;
  return [
    story(at("2025-12-15", "07:00"), "Northline Business", "Northmere Seen Rising 2%", { percent: 2 }),
    story(at("2025-12-12", "16:40"), "The Ledger Wire", "Northmere Ends Week Down 1%", {
      percent: -1,
      ...close,
    }),
    story(at("2025-12-11", "16:30"), "Northline Business", "Northmere Slips on Denial", {
      percent: -1.5,
      decimals: 1,
      ...close,
    }),
    story(at(DAY, "09:20"), "The Ledger Wire", "Northmere Soars 12% Before the Bell", {
      percent: 12,
      statistic: "extreme",
    }),
    story(at(DAY, "09:12"), "Harbor Street Daily", "Northmere Surges on Report of Takeover Interest", {
      percent: 9,
      statistic: "extreme",
    }),
    story(at("2025-12-09", "17:05"), "Northline Business", "Northmere Nearly 1% Higher", {
      percent: 1,
      qualifier: "nearly",
      ...close,
    }),
    story({ date: "2025-08-30" }, "Harbor Street Daily", "Northmere’s Week: Up 2%", { percent: 2, ...close }),
    story(at("2024-10-01", "09:00"), "The Ledger Wire", "Northmere Opens Plant", { percent: 1 }),
  ];
}

function at(date: string, time: string): Partial<Published> {
  return { date, time, zone: NEW_YORK, at: instant(date, time) };
}

function instant(date: string, time: string): string {
  const found = instantOf(date, time, NEW_YORK);
  if (found === null) throw new Error(`${date} ${time} is no time in New York`);
  return found;
}

const SESSIONS = 250;

/** Closes that wander between 13 and 17; before the split, as traded, at twice that. */
function dailyBars(listing: Listing, minutes: readonly BarFields[]): BarFields[] {
  const calendar = calendarOf("XNYS") as Calendar;
  const regular = minutes.filter(({ time = "" }) => time >= "09:30");
  return Array.from({ length: SESSIONS }, (_, i) => {
    const date = calendar.offset(LAST_DAY, i - SESSIONS + 1)?.date ?? "";
    if (date === "2025-12-09") return { listing, date, close: 16.48 };
    if (date === DAY)
      return { listing, date, open: regular[0]?.close ?? 0, close: regular.at(-1)?.close ?? 0 };
    const close = 14.6 + Math.sin(i / 19) + 0.4 * Math.sin(i / 4.7) + 0.15 * Math.sin(2 * i) + i / 250;
    return { listing, date, close: Number((date < SPLIT ? 2 * close : close).toFixed(2)) };
  });
}

/** From 16.48 up to 18.00, 9.2% more, at 08:48, and down again to 16.88 at the close. */
function minuteBars(listing: Listing): BarFields[] {
  return Array.from({ length: 720 }, (_, i) => {
    const minute = 240 + i;
    const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    const rise =
      minute < 528 ? 1.5 * Math.max(0, (minute - 440) / 88) : 1.5 * Math.exp(-(minute - 528) / 326);
    const close = Number((16.48 + rise + 0.015 * Math.sin(i)).toFixed(2));
    return { listing, date: DAY, time, close, high: minute === 528 ? 18 : close };
  });
}
