import type { Window } from "../study.ts";
import { abnormalWindow } from "./abnormal.ts";
import { t975 } from "./distributions.ts";
import type { EventOutcome } from "./event.ts";
import { meanOf, standardDeviation } from "./moments.ts";

/** How far abnormal returns had added up by a session, in the mean of n events, with its 95 % interval. */
export interface PathPoint {
  tau: number;
  n: number;
  mean: number | null;
  interval: readonly [low: number, high: number] | null;
}

/**
 * The path of cumulative abnormal returns from the start of the event window: the mean and its interval
 * by the cross-sectional t with n − 1 degrees of freedom; of a single event its own interval, with its
 * prediction error.
 */
export function carPath(events: readonly EventOutcome[], [from, to]: Window): PathPoint[] {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const tau = from + i;
    const own = events.flatMap(({ fit, days }) => {
      const added = fit && abnormalWindow(fit, days, [from, tau]);
      return added && added.car !== null ? [{ car: added.car, interval: added.interval }] : [];
    });
    const cars = Float64Array.from(own, ({ car }) => car);
    const n = cars.length;
    if (n === 0) return { tau, n, mean: null, interval: null };
    const mean = meanOf(cars);
    return { tau, n, mean, interval: n === 1 ? (own[0]?.interval ?? null) : meanInterval(cars) };
  });
}

/** The 95 % interval of a mean of two or more by Student's t. */
export function meanInterval(sample: Float64Array): [number, number] {
  const mean = meanOf(sample);
  const half = (t975(sample.length - 1) * standardDeviation(sample)) / Math.sqrt(sample.length);
  return [mean - half, mean + half];
}
