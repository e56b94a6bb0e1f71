import type { Listing } from "../../../server/companies/companies.ts";
import type { Db } from "../../../server/db/open.ts";
import { calendarOf, type TradingSession } from "../../../server/lib/calendar.ts";
import { addDays } from "../../../server/lib/dates.ts";
import { SESSIONS, STATISTICS } from "../../../server/moves/moves.ts";
import { DAY_SECONDS, dailyStart } from "../../../server/prices/prices.ts";
import { addAction, addBars } from "../../support/bars.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { type Random, seededRandom } from "../../support/random.ts";

const FIRST_DAY = "2025-11-17";
const DAYS = 45;
const MINUTE = 60;

/**
 * Invented listings with bars of a day, of five minutes and of one (sparse, so that stretches are
 * empty), splits, and some hundred moves reported at any time of day in any words.
 */
export function makeMarket(db: Db): void {
  const random = seededRandom(7);
  const listings = [
    makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" }),
    makeListing(db, { ticker: "PLB.A", companyName: "Pellbrook", mic: "XNAS" }),
    makeListing(db, { ticker: "^QDX", companyName: "Quillon Index", kind: "index" }),
    makeListing(db, { ticker: "77001", companyName: "Harrowgate", mic: "XHKG", currency: "HKD" }),
  ];
  for (const [i, listing] of listings.entries()) {
    const sessions = sessionsOf(listing);
    addBars(db, listing, barsOf(sessions, random, i));
    for (const [n, value] of [2, 0.1, 3 / 2].entries())
      if (i < 3) addAction(db, listing, { exDate: sessions[8 + 5 * n]?.date ?? "", kind: "split", value });
    addAction(db, listing, { exDate: sessions[10]?.date ?? "", kind: "dividend", value: 0.5 });
    for (let n = 0; n < 60; n++) report(db, listing, sessions, random);
  }
  // Neither can be measured: it says so, and the others are not held up.
  makeMove(db, { listing: null, subject: "Somebody" });
  makeMove(db, { listing: makeListing(db, { ticker: "NONE" }) });
}

function sessionsOf({ mic }: Listing): TradingSession[] {
  const calendar = calendarOf(mic);
  const days = Array.from({ length: DAYS }, (_, i) => calendar?.session(addDays(FIRST_DAY, i)) ?? null);
  return days.filter((session) => session !== null);
}

function barsOf(sessions: readonly TradingSession[], random: Random, listing: number) {
  let price = 50 + random.uniform() * 100;
  const bar = (start: number, interval: number) => {
    const open = price;
    price *= 1 + 0.004 * random.normal();
    const spread = 1 + (interval === MINUTE ? 0.002 : 0.02) * random.uniform();
    return {
      start,
      interval,
      open,
      close: price,
      high: Math.max(open, price) * spread,
      low: Math.min(open, price) / spread,
    };
  };
  return sessions.flatMap(({ date, premarketStart, lateEnd }, day) => {
    const bars = [];
    // The second listing has longer bars as well: every other day shorter ones cover most of these, but for a gap here and there.
    const isDense = listing === 1 && day % 2 === 0;
    for (let start = premarketStart; start < lateEnd; start += MINUTE) {
      if (random.uniform() < (isDense ? 0.9 : 0.05)) bars.push(bar(start, MINUTE));
      if (listing === 1 && start % (5 * MINUTE) === 0) bars.push(bar(start, 5 * MINUTE));
    }
    // The third has bars of days alone.
    return [...(listing === 2 ? [] : bars), bar(dailyStart(date), DAY_SECONDS)];
  });
}

function report(db: Db, listing: Listing, sessions: readonly TradingSession[], random: Random): void {
  const session = sessions[1 + random.below(sessions.length - 2)];
  if (!session) throw new Error("there are too few sessions");
  const span = session.lateEnd - session.premarketStart + 6 * 3600;
  const at = new Date(1000 * (session.premarketStart + random.uniform() * span)).toISOString();
  const published = { date: session.date, time: "00:00", zone: "UTC", at };
  const percent = Math.round(80 * random.normal()) / 10;
  makeMove(db, {
    ...{ listing, percent, decimals: 1, newsId: makeNews(db, { published }).id },
    ...{
      session: [...SESSIONS, null][random.below(5)] ?? null,
      statistic: STATISTICS[random.below(4)] ?? "last",
    },
    tradeDate: null,
  });
}
