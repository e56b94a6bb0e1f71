import type { Window, WindowReason } from "../study.ts";
import { pOfT, t975 } from "./distributions.ts";
import { expectedReturn, type Fit } from "./fit.ts";
import { varianceMultiple } from "./prediction-error.ts";

/** A stock's and the market's returns by session; NaN where there is none. */
export interface ReturnSeries {
  stock: Float64Array;
  market: Float64Array;
}

/** One session of one event. Null is what cannot be known. */
export interface AbnormalDay {
  tau: number;
  /** Its place among the sessions known; null outside them. */
  place: number | null;
  ret: number | null;
  rm: number | null;
  expected: number | null;
  ar: number | null;
  se: number | null;
  t: number | null;
  p: number | null;
}

/** Abnormal returns of one event added up over a window. */
export interface AbnormalWindow {
  window: Window;
  car: number | null;
  /** Variance in units of σ². */
  multiple: number | null;
  se: number | null;
  t: number | null;
  p: number | null;
  /** 95 % interval of the car. */
  interval: readonly [low: number, high: number] | null;
  reason: WindowReason | null;
}

/** The abnormal return of each session of a window around the event's place. */
export function abnormalDays(
  fit: Fit,
  series: ReturnSeries,
  place: number,
  [from, to]: Window,
): AbnormalDay[] {
  return Array.from({ length: to - from + 1 }, (_, i) => abnormalDay(fit, series, place, from + i));
}

function abnormalDay(fit: Fit, { stock, market }: ReturnSeries, place: number, tau: number): AbnormalDay {
  const at = place + tau;
  const isKnown = at >= 0 && at < stock.length;
  const ret = isKnown ? (stock[at] as number) : Number.NaN;
  const x = isKnown ? (market[at] as number) : Number.NaN;
  const expected = expectedReturn(fit, x);
  const ar = ret - expected;
  const se = Number.isNaN(ar) ? null : fit.sigma * Math.sqrt(varianceMultiple(fit, [x]));
  const t = se === null ? null : ar / se;
  return {
    tau,
    place: isKnown ? at : null,
    ret: orNull(ret),
    rm: orNull(x),
    expected: orNull(expected),
    ar: orNull(ar),
    se,
    t,
    p: t === null ? null : pOfT(t, fit.df),
  };
}

/** Adds the days of a window up. Days have consecutive τ, and the window lies within them. */
export function abnormalWindow(fit: Fit, days: readonly AbnormalDay[], window: Window): AbnormalWindow {
  const first = days[0]?.tau ?? 0;
  const own = days.slice(window[0] - first, window[1] - first + 1);
  const reason = reasonOf(own);
  if (reason !== null)
    return { window, reason, ...{ car: null, multiple: null, se: null, t: null, p: null, interval: null } };
  const car = own.reduce((sum, { ar }) => sum + (ar ?? 0), 0);
  const multiple = varianceMultiple(
    fit,
    own.map(({ rm }) => rm ?? Number.NaN),
  );
  const se = fit.sigma * Math.sqrt(multiple);
  const half = t975(fit.df) * se;
  return {
    ...{ window, reason, car, multiple, se },
    ...{ t: car / se, p: pOfT(car / se, fit.df), interval: [car - half, car + half] },
  };
}

function reasonOf(days: readonly AbnormalDay[]): WindowReason | null {
  if (days.some(({ place }) => place === null)) return "outside_data";
  return days.some(({ ar }) => ar === null) ? "missing_return" : null;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
