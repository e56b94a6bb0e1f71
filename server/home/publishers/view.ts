import { counted } from "../../lib/lists.ts";
import { wilsonInterval } from "../../lib/wilson.ts";
import type { Tally } from "./tally.ts";

export const SORTS = [
  "interval",
  "publisher",
  "checked",
  "confirmed",
  "overstated",
  "understated",
  "held",
] as const;
export type Sort = (typeof SORTS)[number];

/** With fewer checked moves a share tells next to nothing. */
const ENOUGH = 10;

export interface PublisherRow {
  publisher: string;
  moves: number;
  checked: number;
  /** "89%"; null where nothing was checked. */
  share: string | null;
  /** "79 to 95%" */
  interval: string;
  /** Percent of the picture's width. */
  picture: { low: number; share: number; high: number } | null;
  isFew: boolean;
  overstated: number;
  understated: number;
  opposite: number;
  /** "12 of 20" that held to the close, and so many that faded. */
  held: string;
  faded: number;
  /** Why none is checked. */
  reason: string;
}

export interface PublishersView {
  lede: string;
  rows: PublisherRow[];
  heads: { key: Sort; text: string; href: string; isSorted: boolean; isNumber: boolean }[];
  /** Of all publishers together, percent; null while nothing is checked. */
  all: number | null;
  uncounted: { reason: string; count: number }[];
}

const HEADS: Record<Sort, string> = {
  publisher: "Publisher",
  checked: "Checked",
  confirmed: "Confirmed",
  interval: "95% interval",
  overstated: "Over",
  understated: "Under",
  held: "Held to the close",
};
const ORDER: Sort[] = ["publisher", "checked", "confirmed", "interval", "overstated", "understated", "held"];

/** How publishers' checked moves came out, sorted; those with too few, and with none, come after the others. */
export function publishersView(tallies: readonly Tally[], sort: Sort): PublishersView {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const checked = sum((tally) => tally.checked);
  const confirmed = sum((tally) => tally.confirmed);
  const sorted = [...tallies].sort(
    (a, b) =>
      tierOf(a) - tierOf(b) || keyOf(b, sort) - keyOf(a, sort) || a.publisher.localeCompare(b.publisher),
  );
  return {
    lede: ledeOf(checked, confirmed, sort),
    rows: sorted.map(rowOf),
    heads: ORDER.map((key) => ({
      ...{ key, text: HEADS[key], href: `/publishers?sort=${key}`, isSorted: key === sort },
      isNumber: key !== "publisher",
    })),
    all: checked === 0 ? null : (100 * confirmed) / checked,
    uncounted: uncountedOf(tallies),
  };
}

function ledeOf(checked: number, confirmed: number, sort: Sort): string {
  if (checked === 0) return "No reported move is checked yet.";
  const share = Math.round((100 * confirmed) / checked);
  const sorted =
    sort === "interval" ? " Sorted by the low end of the interval, so a short record cannot lead." : "";
  return `${counted(checked, "reported move", "reported moves")} checked; ${confirmed} confirmed (${share}%).${sorted}`;
}

function tierOf({ checked }: Tally): number {
  if (checked >= ENOUGH) return 0;
  return checked > 0 ? 1 : 2;
}

function keyOf(tally: Tally, sort: Sort): number {
  const { checked, confirmed, followed, held } = tally;
  switch (sort) {
    case "publisher":
      return 0;
    case "checked":
      return checked;
    case "confirmed":
      return checked === 0 ? 0 : confirmed / checked;
    case "interval":
      return checked === 0 ? 0 : wilsonInterval(confirmed, checked)[0];
    case "held":
      return followed === 0 ? 0 : held / followed;
    default:
      return tally[sort];
  }
}

function rowOf(tally: Tally): PublisherRow {
  const { publisher, moves, checked, confirmed, overstated, understated, opposite, followed, held, faded } =
    tally;
  const counts = { publisher, moves, checked, overstated, understated, opposite, faded };
  if (checked === 0) {
    const [reason = "Only bounded by daily bars"] = [...tally.reasons].sort((a, b) => b[1] - a[1])[0] ?? [];
    return { ...counts, share: null, interval: "", picture: null, isFew: false, held: "", reason };
  }
  const [low, high] = wilsonInterval(confirmed, checked).map((end) => 100 * end) as [number, number];
  const share = (100 * confirmed) / checked;
  return {
    ...counts,
    share: `${Math.round(share)}%`,
    interval: `${Math.round(low)} to ${Math.round(high)}%`,
    picture: { low: rounded(low), share: rounded(share), high: rounded(high) },
    isFew: checked < ENOUGH,
    held: followed === 0 ? "" : `${held} of ${followed}`,
    reason: "",
  };
}

function uncountedOf(tallies: readonly Tally[]): PublishersView["uncounted"] {
  const reasons = new Map<string, number>();
  const add = (reason: string, count: number) => reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  for (const tally of tallies) {
    for (const [reason, count] of tally.reasons) add(reason, count);
    if (tally.plausible > 0) add("Only bounded by daily bars", tally.plausible);
  }
  return [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
