import type { AbnormalDay, AbnormalWindow, ReturnSeries } from "../../server/studies/engine/abnormal.ts";
import type { EventOutcome } from "../../server/studies/engine/event.ts";
import type { Fit } from "../../server/studies/engine/fit.ts";
import type { StudyPrices } from "../../server/studies/engine/run-study.ts";
import type { Sessions } from "../../server/studies/engine/sessions.ts";
import type { StudyDefinition, Window } from "../../server/studies/study.ts";
import { seededRandom } from "../support/random.ts";

const DAY = 86_400_000;

/** So many weekdays from Monday 1 January 2024 on, each closing at 21:00 UTC. */
export function sessions(count: number): Sessions {
  const days = Array.from({ length: count }, (_, i) =>
    Date.UTC(2024, 0, 1 + 7 * Math.floor(i / 5) + (i % 5)),
  );
  return {
    zone: "UTC",
    dates: days.map((day) => new Date(day).toISOString().slice(0, 10)),
    closes: days.map((day) => (day + (21 * DAY) / 24) / 1000),
  };
}

/** A market-model study of [−2, 2] on the 40 sessions up to −3, without windows or events unless given. */
export function definition(given: Partial<StudyDefinition> = {}): StudyDefinition {
  return {
    ...{ id: "study", model: "market", returns: "simple", index: "INDX" },
    ...{ estimation: { end: -3, length: 40, min: 30 }, eventWindow: [-2, 2], windows: [], events: [] },
    ...{ overlapPolicy: "all", excludeOtherEvents: false, mergeSameSession: false },
    ...given,
  };
}

/** Returns drawn around zero with a standard deviation of 1 %: always the same for a seed. */
export function drawnReturns(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => 0.01 * random.normal());
}

/** Closes that begin at 100 and have these returns; the first has none. NaN makes a missing bar. */
export function closesOf(returns: readonly number[]): Float64Array {
  let close = 100;
  return Float64Array.of(
    close,
    ...returns.slice(1).map((value) => {
      if (Number.isNaN(value)) return value;
      close *= 1 + value;
      return close;
    }),
  );
}

/** Prices in memory, all on the same sessions; an event's `when` is a date. */
export function pricesOf(closes: Readonly<Record<string, Float64Array>>, own: Sessions): StudyPrices {
  return {
    sessionsOf: () => own,
    momentOf: ({ when }) => ({ date: when, at: null }),
    isKnown: (symbol) => closes[symbol] !== undefined,
    closesOf: (symbol) => closes[symbol] ?? new Float64Array(),
  };
}

/** Returns of a stock and of the market. */
export function seriesOf(stock: readonly number[], market: readonly number[]): ReturnSeries {
  return { stock: Float64Array.from(stock), market: Float64Array.from(market) };
}

/** A fit of which only the degrees of freedom and the deviation matter. */
export function fitOf(given: Partial<Fit> = {}): Fit {
  return { model: "constant_mean", n: 41, alpha: 0, sigma: 0.01, df: 40, market: null, ...given };
}

interface Found {
  id?: string;
  symbol?: string;
  sessions?: Sessions;
  place?: number;
  status?: EventOutcome["status"];
  fit?: Fit;
  /** Residuals by τ. */
  residuals?: ReadonlyMap<number, number>;
  /** Abnormal returns from `first` on; null where there is none. The standard error of each is 1 %. */
  ars?: readonly (number | null)[];
  first?: number;
  windows?: readonly Window[];
}

/** What a study found of an event, as far as given: an "ok" one of AAA at place 50 with no returns. */
export function outcome(found: Found = {}): EventOutcome {
  const { residuals = new Map<number, number>(), ars = [], first = 0, place = 50, windows = [] } = found;
  const own = found.sessions ?? sessions(100);
  return {
    event: { id: found.id ?? "E", symbol: found.symbol ?? "AAA", when: "2024-03-01" },
    ...{ sessions: own, place, series: null, status: found.status ?? "ok", n: residuals.size },
    fit: found.fit ?? fitOf(),
    residuals: { taus: Int32Array.from(residuals.keys()), values: Float64Array.from(residuals.values()) },
    days: ars.map((ar, i) => day(first + i, place + first + i, own, ar)),
    windows: windows.map((window) => windowOf(window, ars, first)),
  };
}

function day(tau: number, place: number, { dates }: Sessions, ar: number | null): AbnormalDay {
  return {
    ...{ tau, place: place in dates ? place : null, ret: ar, rm: null, expected: 0, ar },
    ...{ se: ar === null ? null : 0.01, t: ar === null ? null : ar / 0.01, p: null },
  };
}

function windowOf(window: Window, ars: readonly (number | null)[], first: number): AbnormalWindow {
  const own = ars.slice(window[0] - first, window[1] - first + 1);
  const car = own.includes(null) ? null : own.reduce<number>((sum, ar) => sum + (ar ?? 0), 0);
  const se = 0.01 * Math.sqrt(own.length);
  return {
    ...{ window, car, multiple: own.length, se, t: car === null ? null : car / se, p: null },
    ...{ interval: null, reason: car === null ? "missing_return" : null },
  };
}
