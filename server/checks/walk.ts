import { zoneOf } from "../companies/companies.ts";
import { formatDate, shortTime, wallTime } from "../lib/dates.ts";
import { type Direction, directionOf, formatRoundedPrice, formatPercent } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import { pointName } from "./bar.ts";
import type { Point } from "./points.ts";
import type { CheckReport } from "./report.ts";

/** One number of the way from the measured price to five sessions later. */
export interface WalkStep {
  /** "Measured, 08:48", "+5 sessions, 18 Dec" */
  label: string;
  /** "+9.2%"; null for what is not known. */
  figure: string | null;
  direction: Direction;
  /** "17.49, kept 66%"; "not yet". */
  detail: string;
}

/** The measured price and what came after, each against the reference. */
export function walkOf(move: ReportedMove, { check, basis, points }: CheckReport): WalkStep[] {
  const { ref, measured } = check;
  if (ref === null || measured === null || !move.listing) return [];
  const zone = zoneOf(move.listing);
  const time = basis?.at ? `, ${shortTime(wallTime(new Date(basis.at * 1000), zone).time)}` : "";
  const first: WalkStep = {
    label: `Measured${time || dayOf(check.session)}`,
    figure: formatPercent(measured, 1),
    direction: directionOf(measured),
    detail: priceText(ref, measured),
  };
  return [first, ...points.map((point) => stepTo(point, ref))];
}

function stepTo({ key, date, move, retained, state }: Point, ref: number): WalkStep {
  const name = pointName(key);
  const label = name.charAt(0).toUpperCase() + name.slice(1) + dayOf(date);
  if (move === null) {
    const detail = state === "ahead" ? "not yet" : "no bar of that session";
    return { label, figure: null, direction: "flat", detail };
  }
  return {
    ...{ label, figure: formatPercent(move, 1), direction: directionOf(move) },
    detail: [priceText(ref, move), ...keptWords(retained)].join(", "),
  };
}

function keptWords(retained: number | null): string[] {
  if (retained === null) return [];
  return [retained < 0 ? "reversed" : `kept ${Math.round(100 * retained)}%`];
}

/** ", 11 Dec" */
function dayOf(date: string | null): string {
  return date === null ? "" : `, ${formatDate(date).replace(/ \d+$/, "")}`;
}

/** The price that lies so many percent from a reference, on the share basis of the claim's session. */
export function priceText(reference: number, percent: number): string {
  return formatRoundedPrice(reference * (1 + percent / 100));
}
