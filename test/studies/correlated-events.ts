import type { EventOutcome } from "../../server/studies/engine/event.ts";
import type { Sessions } from "../../server/studies/engine/sessions.ts";
import type { Window } from "../../server/studies/study.ts";
import { seededRandom } from "../support/random.ts";
import { outcome, sessions } from "./example.ts";

export const ALL = sessions(100);

/** Those of an exchange that was closed on every eleventh of those days. */
export const OTHER = without(ALL, (place) => place % 11 === 7);

function without({ zone, dates, closes }: Sessions, isClosed: (place: number) => boolean): Sessions {
  return {
    zone,
    dates: dates.filter((_, i) => !isClosed(i)),
    closes: closes.filter((_, i) => !isClosed(i)),
  };
}

export const TAUS = Array.from({ length: 40 }, (_, i) => i - 45);

export interface Given {
  seed?: number;
  place?: number;
  sessions?: Sessions;
  /** τ of sessions without a residual. */
  missing?: readonly number[];
  /** Abnormal returns from −2 on. */
  ars?: readonly (number | null)[];
}

/** An event with residuals that were drawn, half of each common to all events of its date. */
export function drawn({
  seed = 1,
  place = 60,
  missing = [],
  ars = [1, 1, 1, 1, 1],
  ...given
}: Given): EventOutcome {
  const own = seededRandom(seed);
  const residuals = new Map<number, number>();
  for (const tau of TAUS) {
    const value = own.normal() + seededRandom((place + tau) * 7919).normal();
    if (!missing.includes(tau)) residuals.set(tau, value);
  }
  return outcome({ place, sessions: given.sessions ?? ALL, residuals, ars, first: -2 });
}

/** One by one: the definition without any of what makes it fast. */
export function pairwise(events: readonly EventOutcome[], [from, to]: Window): number | null {
  const taus = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const isIn = ({ days }: EventOutcome) => taus.every((tau) => typeof days[tau + 2]?.ar === "number");
  const own = events.filter(isIn);
  const dateAt = ({ sessions, place }: EventOutcome, tau: number) => sessions.dates[(place ?? 0) + tau];
  let sum = 0;
  own.forEach((a, i) => {
    for (const b of own.slice(i + 1)) {
      const theirs = taus.map((tau) => dateAt(b, tau));
      const shared = taus.filter((tau) => theirs.includes(dateAt(a, tau))).length;
      sum += (shared / taus.length) * pearson(byDate(a), byDate(b));
    }
  });
  return own.length < 2 ? null : (2 * sum) / (own.length * (own.length - 1));

  function byDate(event: EventOutcome): Map<string | undefined, number> {
    const { taus: own, values } = event.residuals;
    return new Map([...own].map((tau, k) => [dateAt(event, tau), values[k] ?? 0]));
  }
}

function pearson<Key>(a: ReadonlyMap<Key, number>, b: ReadonlyMap<Key, number>): number {
  const keys = [...a.keys()].filter((key) => b.has(key));
  if (keys.length < 30) return 0;
  const deviations = (values: ReadonlyMap<Key, number>) => {
    const own = keys.map((key) => values.get(key) ?? 0);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return own.map((value) => value - mean);
  };
  const [x, y] = [deviations(a), deviations(b)];
  const sumOfProducts = (u: number[], v: number[]) =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  return sumOfProducts(x, y) / Math.sqrt(sumOfProducts(x, x) * sumOfProducts(y, y));
}
