import { type Listing, zoneOf } from "../../companies/companies.ts";
import { formatDay, wallTime } from "../../lib/dates.ts";
import { type Direction, directionOf } from "../../lib/percent.ts";
import type { Published } from "../../news/news.ts";
import type { AbnormalDay, AbnormalWindow } from "../../studies/engine/abnormal.ts";
import { intervalText, percent, pText } from "../../studies/figures.ts";
import { windowText } from "../../studies/windows.ts";
import { REASON_WORDS, STATUS_WORDS } from "../../studies/words.ts";
import type { AbnormalReturn } from "./abnormal.ts";

/** What of a story's moves was more than the market's. */
export interface AbnormalView {
  /** The index it was held against, as its field writes it; "" where there is none. */
  index: string;
  /** Those that may be chosen. */
  indices: string[];
  /** What is wrong with the index asked for, or why there is none. */
  problem: string | null;
  stocks: AbnormalStock[];
}

export interface AbnormalStock {
  ticker: string;
  /** What happened in the story's session, in a sentence that the ticker begins; or why that cannot be told. */
  sentence: string;
  rows: AbnormalRow[];
  /** What it was estimated from; "" where it could not be. */
  estimation: string;
}

interface AbnormalRow {
  window: string;
  figures: { car: string; direction: Direction; interval: string; p: string } | null;
  /** Why there are no figures. */
  reason: string;
}

/** A story's abnormal returns in words and figures. */
export function abnormalStocks(found: readonly AbnormalReturn[], published: Published): AbnormalStock[] {
  return found.map(({ listing, outcome }) => {
    const { fit, days, windows, status } = outcome;
    const { ticker } = listing;
    const day = days.find(({ tau }) => tau === 0);
    if (!fit || !day)
      return { ticker, sentence: `cannot be held: ${STATUS_WORDS[status]}.`, rows: [], estimation: "" };
    return {
      ticker,
      sentence: `${daySentence(day, windows[0]?.interval ?? null)} ${sessionSentence(listing, outcome, published)}`,
      rows: windows.map(rowOf),
      estimation: `α ${percent(fit.alpha ?? 0, 3)}%, β ${(fit.market?.beta ?? 0).toFixed(2)}, σ ${(100 * fit.sigma).toFixed(2)}%, from ${fit.n} sessions`,
    };
  });
}

function rowOf({ window, car, interval, p, reason }: AbnormalWindow): AbnormalRow {
  const figures =
    car === null || p === null
      ? null
      : {
          ...{ car: percent(car), direction: directionOf(car) },
          ...{ interval: intervalText(interval), p: pText(p) },
        };
  return { window: windowText(window), figures, reason: reason === null ? "" : REASON_WORDS[reason] };
}

/** "was up 3.0%, of which +0.4% the market's; abnormal +2.6% ± 2.9, p 0.081." */
function daySentence(
  { ret, expected, ar, p }: AbnormalDay,
  interval: readonly [number, number] | null,
): string {
  if (ret === null) return "has no price on that session or the one before.";
  if (expected === null || ar === null || p === null || interval === null)
    return "cannot be held on that session: the index has no price then or the session before.";
  const way = { up: "was up", down: "was down", flat: "was unchanged:" }[directionOf(ret)];
  const half = (100 * (interval[1] - interval[0])) / 2;
  return `${way} ${Math.abs(100 * ret).toFixed(1)}%, of which ${percent(expected, 1)}% the market’s; abnormal ${percent(ar, 1)}% ± ${half.toFixed(1)}, p ${pText(p)}.`;
}

/** Which session counts, and why where it is not the day of publication. */
function sessionSentence(
  listing: Listing,
  { sessions, place }: AbnormalReturn["outcome"],
  published: Published,
): string {
  const session = sessions.dates[place ?? -1];
  if (session === undefined) return "";
  const told = published.at === null ? published.date : wallTime(published.at, zoneOf(listing)).date;
  const time = published.at === null ? " Its time is not given." : "";
  if (told === session || told === null) return `Session of ${formatDay(session)}.${time}`;
  return `Published on ${formatDay(told)}: the session of ${formatDay(session)} counts.${time}`;
}
