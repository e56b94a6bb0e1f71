import type { Calendar } from "../lib/calendar.ts";
import { allowedMagnitude } from "../moves/interval.ts";
import { aftermathOf, openingGap, percentFrom } from "./aftermath.ts";
import type { Check, Claim, Evidence, Occasion, Reason } from "./checks.ts";
import { type Measurement, measure } from "./measure.ts";
import { measureNotes } from "./measure-notes.ts";
import { type Reference, referenceOf } from "./reference.ts";
import { occasionOf } from "./session.ts";
import { judge, type Span, signOf, tolerance } from "./verdict.ts";

const NOTHING: Check = {
  ...{ verdict: "no_data", session: null, ref: null, measured: null, measuredLo: null, measuredHi: null },
  ...{ interval: null, aftermath: "no_data", checkpoints: {}, proxy: null, phase: null, statistic: null },
  ...{ reason: null, flags: [], alt: null, source: null, isNotedReference: false },
};

/** The check of a claim about something whose prices are not known. */
export const UNKNOWN_SYMBOL: Check = { ...NOTHING, reason: "unknown_symbol" };

/**
 * Holds a claim against prices: finds the session it speaks of, the close it is measured from and the
 * price it means, judges the figure, and follows what became of the move. Where something is missing
 * the check says what, the first that holds: no session or one before the first daily bar; no
 * reference; no bars of an extended session; none up to the report.
 */
export function checkClaim(claim: Claim, evidence: Evidence): Check {
  const { calendar } = evidence;
  const occasion = calendar && occasionOf(claim, calendar);
  if (!calendar || !occasion) {
    const { session, statistic } = claim;
    return { ...NOTHING, reason: "before_data", phase: session ?? "regular", statistic };
  }
  const { session, phase, statistic } = occasion;
  const known: Check = { ...NOTHING, session: session.date, phase, statistic };
  const reference = referenceOf(occasion, evidence);
  if (typeof reference === "string") {
    const first = evidence.firstDaily();
    const isBefore = first !== null && session.date < first;
    return { ...known, reason: isBefore ? "before_data" : reference };
  }
  const withReference: Check = {
    ...known,
    ref: reference.price,
    interval: intervalOf(claim),
    isNotedReference: reference.isNoted,
  };
  const measurement = measured(claim, occasion, evidence, calendar);
  if (typeof measurement === "string") {
    const hasProxy = measurement === "no_extended_hours_data";
    const proxy = hasProxy ? openingGap(reference.price, occasion, evidence, calendar) : null;
    return { ...withReference, reason: measurement, proxy };
  }
  return { ...withReference, ...judged(claim, occasion, reference, measurement, evidence, calendar) };
}

/** From bars; where they have no answer, from what somebody wrote down. */
function measured(
  claim: Claim,
  occasion: Occasion,
  evidence: Evidence,
  calendar: Calendar,
): Measurement | Reason {
  const byBars = measure(claim, occasion, evidence, calendar);
  if (typeof byBars !== "string") return byBars;
  return measureNotes(claim, occasion, evidence, calendar) ?? byBars;
}

function judged(
  claim: Claim,
  occasion: Occasion,
  reference: Reference,
  measurement: Measurement,
  evidence: Evidence,
  calendar: Calendar,
): Partial<Check> {
  const { price, isStale, source } = measurement;
  const { span, verdict } = verdictFrom(reference.price, claim, measurement);
  const moved = price === null ? null : percentFrom(reference.price, price);
  const { exDividend } = reference;
  return {
    ...{ verdict, source, measured: moved, measuredLo: span.lo, measuredHi: span.hi },
    ...(moved === null ? {} : aftermathOf(moved, reference.price, occasion, evidence, calendar)),
    flags: [
      ...(exDividend === null ? [] : (["ex_dividend"] as const)),
      ...(isStale ? (["stale"] as const) : []),
    ],
    alt: exDividend === null ? null : alternative(exDividend, claim, measurement),
  };
}

/** The move and its verdict had the dividend come off the reference. */
function alternative(reference: number, claim: Claim, measurement: Measurement): Check["alt"] {
  const { price } = measurement;
  const { verdict } = verdictFrom(reference, claim, measurement);
  return { measured: price === null ? null : percentFrom(reference, price), verdict };
}

function verdictFrom(reference: number, claim: Claim, { price, low, high }: Measurement) {
  const sign = signOf(claim.direction);
  const ends = [low, high].map((end) => sign * percentFrom(reference, end));
  const span: Span = { lo: Math.min(...ends), hi: Math.max(...ends) };
  const [lo, hi] = intervalOf(claim);
  const verdict = judge(span, {
    direction: claim.direction,
    allowed: { lo, hi },
    tolerance: tolerance(reference),
    isBounded: price === null,
  });
  return { span, verdict };
}

/** The magnitudes that the claim's wording allows, [lo, hi) in percent. */
export function intervalOf({ value, value2, decimals, qualifier }: Claim): [number, number] {
  const { near, far } = allowedMagnitude({ percent: value, percentTo: value2, decimals, qualifier });
  return [near, far];
}
