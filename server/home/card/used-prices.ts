import { percentFrom } from "../../checks/aftermath.ts";
import { checkMove } from "../../checks/check-move.ts";
import type { Check, NotedPrice } from "../../checks/checks.ts";
import type { EvidenceReader } from "../../checks/evidence.ts";
import { type Recording, recording } from "../../checks/recording.ts";
import { splitFactor } from "../../checks/reference.ts";
import type { CheckReport } from "../../checks/report.ts";
import { isAfterClose, phaseWindow, secondsOf } from "../../checks/session.ts";
import { barsWithin } from "../../checks/stretch.ts";
import type { Calendar } from "../../lib/calendar.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { Published } from "../../news/news.ts";
import type { CorporateAction, DailyBar, IntradayBar } from "../../prices/prices.ts";

/** The prices that the check of a move rests on. Prices as traded. */
export interface UsedPrices {
  /** What the move is measured from; null where it is missing. */
  reference: UsedReference | null;
  /** Bars shorter than a day: of the phase, ended by the report, by start; none where daily bars or notes were measured. */
  bars: readonly IntradayBar[];
  /** Every daily bar that was read, by date. */
  daily: readonly DailyBar[];
  /** Notes that stand in for bars. */
  notes: readonly NotedPrice[];
  /** Splits and dividends from the reference to the last daily bar, by ex-date. */
  actions: readonly CorporateAction[];
}

export interface UsedReference {
  /** Of its session; null where somebody's note stands in for its close. */
  date: string | null;
  price: number;
  /** New shares per old between its session and the move's: the price is divided by it. */
  splits: number;
}

export interface PriceReading {
  evidence: EvidenceReader;
  /** All bars shorter than a day of a listing that start in [from, to), epoch seconds. */
  intraday(listingId: number, from: number, to: number): readonly IntradayBar[];
}

const NOTHING: UsedPrices = { reference: null, bars: [], daily: [], notes: [], actions: [] };

/** Checks a move once more and keeps what is read on the way. */
export function usedPrices(
  move: ReportedMove,
  published: Published,
  { check, reportedAt }: CheckReport,
  reading: PriceReading,
): UsedPrices {
  if (move.listing === null) return NOTHING;
  const record = recording(reading.evidence(move.listing));
  checkMove(move, published, () => record.evidence);
  const { calendar } = record.evidence;
  const reference = calendar && referenceOf(check, record, calendar);
  const daily = [...record.daily.values()].sort((a, b) => a.start - b.start);
  const last = daily.at(-1)?.date ?? "";
  const first = reference?.date ?? check.session ?? last;
  return {
    ...{ reference, daily },
    bars: calendar ? barsOf(move.listing.id, check, reportedAt, calendar, reading) : [],
    notes: usedNotes(check, record.notes),
    actions: record.evidence.actions().filter(({ exDate }) => exDate > first && exDate <= last),
  };
}

function referenceOf(check: Check, record: Recording, calendar: Calendar): UsedReference | null {
  const { ref, session, phase, isNotedReference } = check;
  if (ref === null || session === null) return null;
  if (isNotedReference) return { date: null, price: ref, splits: 1 };
  const late = phase !== null && isAfterClose(phase);
  const date = late ? session : (calendar.before(session)?.date ?? null);
  const bar = date === null ? undefined : record.daily.get(date);
  if (date === null || !bar) return null;
  return { date, price: bar.close, splits: splitFactor(record.evidence.actions(), date, session) };
}

function barsOf(
  listingId: number,
  { source, session: date, phase }: Check,
  reportedAt: string | null,
  calendar: Calendar,
  { intraday }: PriceReading,
): readonly IntradayBar[] {
  const session = date === null ? null : calendar.session(date);
  if (source !== "intraday" || !session || phase === null || reportedAt === null) return [];
  const { from, to } = phaseWindow(session, phase, calendar);
  const until = Math.min(to, secondsOf(reportedAt));
  return barsWithin(intraday(listingId, from, until), from, until).toSorted((a, b) => a.start - b.start);
}

const CLOSES: readonly NotedPrice["kind"][] = ["close", "previous_close"];

function measuredKinds({ phase, statistic }: Check): readonly NotedPrice["kind"][] {
  if (statistic === "extreme") return ["high", "low"];
  return phase === "regular" && statistic !== null ? [statistic] : ["last"];
}

/** Of the notes looked through, the one whose price is the reference and the one whose price was measured. */
function usedNotes(check: Check, read: readonly NotedPrice[]): NotedPrice[] {
  const { ref, measured, source, isNotedReference } = check;
  const kinds = measuredKinds(check);
  const asReference = ({ kind, price }: NotedPrice) => CLOSES.includes(kind) && price === ref;
  const asMeasured = ({ kind, price }: NotedPrice) =>
    kinds.includes(kind) && ref !== null && percentFrom(ref, price) === measured;
  const found = [
    isNotedReference ? read.findLast(asReference) : undefined,
    source === "notes" ? read.findLast(asMeasured) : undefined,
  ];
  return found.filter((note) => note !== undefined);
}
