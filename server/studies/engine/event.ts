import type { EventStatus, StudyDefinition, StudyEvent } from "../study.ts";
import {
  type AbnormalDay,
  type AbnormalWindow,
  abnormalDays,
  abnormalWindow,
  type ReturnSeries,
} from "./abnormal.ts";
import { estimate, expectedReturn, type Fit, type Pairs } from "./fit.ts";
import type { Sessions } from "./sessions.ts";

/** An event with its place among the sessions of its exchange, and the returns there. */
export interface PlacedEvent {
  event: StudyEvent;
  sessions: Sessions;
  /** Null outside the sessions known. */
  place: number | null;
  /** Null for a symbol without prices. */
  series: ReturnSeries | null;
}

/** Tells of a place whether it is kept out of an event's estimation. */
export type Exclusion = (place: number) => boolean;

/** What a study found of one event. */
export interface EventOutcome extends PlacedEvent {
  status: EventStatus;
  /** Usable sessions of the estimation window; null where that was not asked. */
  n: number | null;
  fit: Fit | null;
  residuals: Residuals;
  /** Every session of the event window, and every window; none unless the status is ok. */
  days: AbnormalDay[];
  windows: AbnormalWindow[];
}

/** Abnormal returns within the estimation window, where there are any. */
export interface Residuals {
  taus: Int32Array;
  values: Float64Array;
}

/** Fewer sessions than this estimate nothing, whatever a study asks. */
const LEAST_ESTIMATION = 30;

const NO_RESIDUALS: Residuals = { taus: new Int32Array(), values: new Float64Array() };

/** Estimates what was to be expected of one event and holds what came against it. */
export function studyEvent(
  placed: PlacedEvent,
  definition: StudyDefinition,
  isExcluded: Exclusion,
): EventOutcome {
  const without = (status: EventStatus, n: number | null = null, fit: Fit | null = null): EventOutcome => ({
    ...{ ...placed, status, n, fit, residuals: NO_RESIDUALS, days: [], windows: [] },
  });
  const { place, series } = placed;
  if (series === null) return without("unknown_symbol");
  if (place === null) return without("event_out_of_range");

  const { model, estimation, eventWindow } = definition;
  const taus = usableTaus(series, place, definition, isExcluded);
  if (taus.length < Math.max(LEAST_ESTIMATION, estimation.min))
    return without("insufficient_estimation", taus.length);
  const pairs = pairsAt(taus, series, place);
  const { status, fit } = estimate(model, pairs);
  if (status !== "ok") return without(status, taus.length, fit);

  const days = abnormalDays(fit, series, place, eventWindow);
  return {
    ...{ ...placed, status, n: taus.length, fit, days },
    residuals: {
      taus,
      values: pairs.stock.map((ret, i) => ret - expectedReturn(fit, pairs.market[i] as number)),
    },
    windows: definition.windows.map((window) => abnormalWindow(fit, days, window)),
  };
}

/** The sessions of the estimation window, as τ, that have what the model needs. */
function usableTaus(
  { stock, market }: ReturnSeries,
  place: number,
  { model, estimation: { end, length } }: StudyDefinition,
  isExcluded: Exclusion,
): Int32Array {
  const taus: number[] = [];
  for (let tau = end - length + 1; tau <= end; tau++) {
    const at = place + tau;
    if (at < 0 || at >= stock.length || isExcluded(at) || Number.isNaN(stock[at])) continue;
    if (model === "constant_mean" || !Number.isNaN(market[at])) taus.push(tau);
  }
  return Int32Array.from(taus);
}

function pairsAt(taus: Int32Array, { stock, market }: ReturnSeries, place: number): Pairs {
  const pairs = { stock: new Float64Array(taus.length), market: new Float64Array(taus.length) };
  for (let i = 0; i < taus.length; i++) {
    const at = place + (taus[i] as number);
    pairs.stock[i] = stock[at] as number;
    pairs.market[i] = market[at] as number;
  }
  return pairs;
}
