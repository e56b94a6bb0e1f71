import { MISSING, type Missing } from "../../checks/outcomes.ts";
import { missingName } from "../../checks/view-words.ts";
import { counted } from "../../lib/lists.ts";
import { wilsonInterval } from "../../lib/wilson.ts";
import { addressOf, NO_FILTER } from "../../search/filters/filter.ts";
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
  /** The list of its stories. */
  href: string;
  /** Figures as they are written: "2,285". */
  moves: string;
  checked: string;
  /** "89%"; null where nothing was checked. */
  share: string | null;
  /** "79 to 95%" */
  interval: string;
  /** Percent of the picture's width. */
  picture: { low: number; share: number; high: number } | null;
  isFew: boolean;
  overstated: string;
  understated: string;
  opposite: string;
  /** "12 of 20" that held to the close, and so many that faded. */
  held: string;
  faded: string;
  /** Why none is checked; "" where some are. */
  reason: string;
  /** Whether importing prices would help. */
  isForPrices: boolean;
}

/** Why moves were not counted, and how many. */
interface Uncounted {
  reason: string;
  count: number;
  isForPrices: boolean;
}

export interface PublishersView {
  lede: string;
  rows: PublisherRow[];
  heads: { key: Sort; text: string; href: string; isSorted: boolean; isNumber: boolean }[];
  /** Of all publishers together, percent; null while nothing is checked. */
  all: number | null;
  uncounted: { reason: string; count: string }[];
  /** That some moves are just being checked again; "" where none is. */
  waiting: string;
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
    uncounted: uncountedOf(tallies).map(({ reason, count }) => ({ reason, count: number(count) })),
    waiting: waitingWords(sum((tally) => tally.waiting)),
  };
}

function ledeOf(checked: number, confirmed: number, sort: Sort): string {
  if (checked === 0) return "No reported move is checked yet.";
  const share = Math.round((100 * confirmed) / checked);
  const sorted =
    sort === "interval" ? " Sorted by the low end of the interval, so a short record cannot lead." : "";
  return `${counted(checked, "reported move", "reported moves")} checked; ${number(confirmed)} confirmed (${share}%).${sorted}`;
}

function waitingWords(count: number): string {
  if (count === 0) return "";
  const [moves, are] = count === 1 ? ["move", "is"] : ["moves", "are"];
  return `${number(count)} reported ${moves} ${are} just being checked and ${are} not counted yet. Load the page again in a moment.`;
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
  const { publisher, checked, confirmed, followed, held } = tally;
  const row = {
    ...{ publisher, href: addressOf("/news", { ...NO_FILTER, publisher }) },
    ...{ moves: number(tally.moves), checked: number(checked), faded: number(tally.faded) },
    ...{ overstated: number(tally.overstated), understated: number(tally.understated) },
    ...{ opposite: number(tally.opposite), isFew: checked > 0 && checked < ENOUGH },
    held: followed === 0 ? "" : `${number(held)} of ${number(followed)}`,
  };
  if (checked === 0) {
    const { reason, isForPrices } = uncountedOf([tally])[0] ?? { reason: BEING_CHECKED, isForPrices: false };
    return { ...row, share: null, interval: "", picture: null, reason, isForPrices };
  }
  const [low, high] = wilsonInterval(confirmed, checked).map((end) => 100 * end) as [number, number];
  const share = (100 * confirmed) / checked;
  return {
    ...row,
    share: `${Math.round(share)}%`,
    interval: `${Math.round(low)} to ${Math.round(high)}%`,
    picture: { low: rounded(low), share: rounded(share), high: rounded(high) },
    ...{ reason: "", isForPrices: false },
  };
}

const BEING_CHECKED = "Just being checked";
/** What is missing that no prices can bring. */
const NOT_OF_PRICES: readonly Missing[] = ["listing", "date", "calendar"];

/** The most frequent first. */
function uncountedOf(tallies: readonly Tally[]): Uncounted[] {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const lacking = MISSING.map((missing) => ({
    reason: missingName(missing),
    count: sum((tally) => tally.missing.get(missing) ?? 0),
    isForPrices: !NOT_OF_PRICES.includes(missing),
  }));
  const bounded = {
    reason: "Only bounded by daily bars",
    count: sum((tally) => tally.plausible),
    isForPrices: true,
  };
  return [...lacking, bounded].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
