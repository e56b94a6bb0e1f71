import type { CheckReport } from "../../checks/report.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { NewsItem } from "../../news/news.ts";
import type { IntradayBar } from "../../prices/prices.ts";
import { canonicalJson, type Json } from "./canonical.ts";
import type { UsedPrices } from "./used-prices.ts";

/** A move with its check and the prices that rests on. */
export interface RecordedMove {
  move: ReportedMove;
  report: CheckReport;
  used: UsedPrices;
}

/** Another one when what stands in the record, or how, changes. */
const FORMAT = "newsmove-evidence-1";

/**
 * What a card rests on, as canonical JSON: of each move the claim, and every bar, note and corporate
 * action its check read. The verdict is not in it: it follows from these.
 */
export function evidenceRecord(
  { title, publisher, creditedSource, url, published }: NewsItem,
  moves: readonly RecordedMove[],
) {
  const { date, time, zone, at, printed, yearInferred } = published;
  return canonicalJson({
    format: FORMAT,
    story: known({
      ...{ title, publisher, credited_source: creditedSource, url },
      published: known({ date, time, zone, at, printed, year_inferred: yearInferred }),
    }),
    moves: moves.map(moveRecord),
  });
}

function moveRecord({ move, report, used }: RecordedMove): Json {
  return {
    claim: claimRecord(move, report),
    daily_bars: used.daily.map(({ date, open, high, low, close }) => ({ date, open, high, low, close })),
    bars: used.bars.map(barRecord),
    notes: used.notes.map(({ kind, price, at }) => ({ kind, price, at: instant(at) })),
    actions: used.actions.map(({ exDate, kind, value }) => ({ ex_date: exDate, kind, value })),
  };
}

function claimRecord(move: ReportedMove, { reportedAt, note }: CheckReport): Json {
  const { subject, listing, percent, percentTo, decimals, qualifier, session, statistic } = move;
  return known({
    ...{ quote: move.quote, subject },
    listing: listing && { ticker: listing.ticker, mic: listing.mic, currency: listing.currency },
    ...{ percent, percent_to: percentTo, decimals, qualifier, session, statistic },
    ...{ trade_date: move.tradeDate, reported_at: reportedAt, assumed: note },
  });
}

/** What is not known is left out. */
function known(members: Record<string, Json>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function barRecord({ start, interval, open, high, low, close }: IntradayBar): Json {
  return { start: instant(start), seconds: interval, open, high, low, close };
}

/** Epoch seconds as an instant. */
function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
