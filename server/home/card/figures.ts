import { percentFrom } from "../../checks/aftermath.ts";
import { pointName } from "../../checks/bar.ts";
import type { Check } from "../../checks/checks.ts";
import type { Point } from "../../checks/points.ts";
import { splitFactor } from "../../checks/reference.ts";
import { signOf } from "../../checks/verdict.ts";
import { verdictTitle } from "../../checks/view-words.ts";
import { formatDay } from "../../lib/dates.ts";
import { type Direction, directionOf, formatPercent, formatPrice } from "../../lib/percent.ts";
import { bounds, type Deciding, gapBar } from "./deciding.ts";
import type { UsedPrices } from "./used-prices.ts";

/** A figure with the sum it comes from. */
export interface FigureLine {
  /** "Measured", "Open, Wed 10 Dec 2025" */
  name: string;
  /** "100 × (103.10 / 100.00 − 1)"; "" for what is a price alone. */
  formula: string;
  /** "+3.10%", "100.00"; "not yet", "no bar of that session" */
  result: string;
  direction: Direction;
  /** "39%"; "" where nothing is kept or lost. */
  kept: string;
  isMain: boolean;
}

export interface FigureParts {
  check: Check;
  points: readonly Point[];
  used: UsedPrices;
  deciding: Deciding | null;
  direction: Direction;
}

/** Every figure of a check, written out: the reference, what was measured, and what became of it. */
export function figureLines(parts: FigureParts): FigureLine[] {
  const { check, points, used } = parts;
  const { ref } = check;
  if (ref === null) return [];
  return [
    referenceLine(check, used),
    ...measuredLines(parts, ref),
    ...dividendLine(check, used, parts),
    ...proxyLine(check, used, ref),
    ...points.map((point) => pointLine(point, ref, check, used)),
  ];
}

function line(given: Partial<FigureLine> & Pick<FigureLine, "name" | "result">): FigureLine {
  return { formula: "", direction: "flat", kept: "", isMain: false, ...given };
}

/** A price against the reference. */
function moveLine(name: string, price: string, value: number, ref: number, given: Partial<FigureLine> = {}) {
  const formula = `100 × (${price} / ${formatPrice(ref)} − 1)`;
  return line({ name, formula, result: formatPercent(value, 2), direction: directionOf(value), ...given });
}

function referenceLine({ ref, phase }: Check, { reference }: UsedPrices): FigureLine {
  const price = formatPrice(ref ?? 0);
  if (!reference || reference.date === null)
    return line({ name: "Reference: a close from your notes", result: price });
  const which = phase === "after_hours" || phase === "overnight" ? "close" : "previous close";
  const { date, splits } = reference;
  const formula =
    splits === 1 ? "" : `${formatPrice(reference.price)} / ${factorText(splits)}, for the split`;
  return line({ name: `Reference: ${which}, ${formatDay(date)}`, formula, result: price });
}

function measuredLines({ check, used, deciding, direction }: FigureParts, ref: number): FigureLine[] {
  const { measured, measuredLo, measuredHi } = check;
  if (measuredLo === null || measuredHi === null) return [];
  if (measured === null) {
    const found = bounds(check, used, direction) ?? [];
    return found.map(({ bar, part }) =>
      moveLine(`Bound: the day’s ${part}`, formatPrice(bar[part]), percentFrom(ref, bar[part]), ref, {
        isMain: true,
      }),
    );
  }
  const price = deciding ? deciding.bar[deciding.part] : used.notes.at(-1)?.price;
  if (price === undefined) return [];
  const main = moveLine("Measured", formatPrice(price), measured, ref, { isMain: true });
  if (measuredLo === measuredHi) return [main];
  const [low = 0, high = 0] = [measuredLo, measuredHi]
    .map((end) => signOf(direction) * end)
    .sort((a, b) => a - b);
  const range = `${formatPercent(low, 2)} to ${formatPercent(high, 2)}`;
  return [main, line({ name: "Range of the 20 minutes before the report", result: range })];
}

function dividendLine(
  { alt, session }: Check,
  { reference, actions }: UsedPrices,
  { deciding }: FigureParts,
): FigureLine[] {
  if (!alt || alt.measured === null || !reference || !deciding) return [];
  const paid = actions
    .filter(({ kind, exDate }) => kind === "dividend" && exDate <= (session ?? ""))
    .map(({ value }) => ` − ${formatPrice(value)}`);
  const paidOut = `(${formatPrice(reference.price)}${paid.join("")})`;
  const less = reference.splits === 1 ? paidOut : `(${paidOut} / ${factorText(reference.splits)})`;
  const price = formatPrice(deciding.bar[deciding.part]);
  const verdict = verdictTitle({ verdict: alt.verdict, aftermath: "no_data" }).toLowerCase();
  return [
    line({
      ...{ name: `Less the dividend: ${verdict}`, formula: `100 × (${price} / ${less} − 1)` },
      ...{ result: formatPercent(alt.measured, 2), direction: directionOf(alt.measured) },
    }),
  ];
}

/** The gap that is shown and not judged where an extended session has no bars. */
function proxyLine(check: Check, used: UsedPrices, ref: number): FigureLine[] {
  return gapBar(check, used).map(({ date, open }) => {
    const splits = splitFactor(used.actions, check.session ?? date, date);
    const name = `Gap at the open, shown, not judged, ${formatDay(date)}`;
    return moveLine(name, scaled(open, splits), check.proxy ?? 0, ref);
  });
}

function pointLine(
  { key, date, move, retained, state }: Point,
  ref: number,
  { session }: Check,
  used: UsedPrices,
): FigureLine {
  const words = pointName(key);
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}${date === null ? "" : `, ${formatDay(date)}`}`;
  const bar = used.daily.find((daily) => daily.date === date);
  if (move === null || !bar)
    return line({ name, result: state === "missing" ? "no bar of that session" : "not yet" });
  const splits = splitFactor(used.actions, session ?? bar.date, bar.date);
  const price = scaled(key === "open" ? bar.open : bar.close, splits);
  const kept = retained === null ? "" : retained < 0 ? "reversed" : `${Math.round(100 * retained)}%`;
  return moveLine(name, price, move, ref, { kept });
}

/** "103.20", "51.60 × 2": a price on the share basis of an earlier session. */
function scaled(price: number, splits: number): string {
  return splits === 1 ? formatPrice(price) : `${formatPrice(price)} × ${factorText(splits)}`;
}

/** "2", "0.1", "1.5" */
export function factorText(factor: number): string {
  return String(Number(factor.toFixed(6)));
}
