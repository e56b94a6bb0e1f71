import { percentFrom } from "../../checks/aftermath.ts";
import type { Check } from "../../checks/checks.ts";
import { splitFactor } from "../../checks/reference.ts";
import { signOf } from "../../checks/verdict.ts";
import { endOf } from "../../checks/stretch.ts";
import type { Direction } from "../../lib/percent.ts";
import type { Bar, DailyBar, IntradayBar } from "../../prices/prices.ts";
import type { UsedPrices } from "./used-prices.ts";

/** One of the four prices of a bar. */
export type Part = "open" | "high" | "low" | "close";

/** The bar that a measured price was taken from, and which of its prices it is. */
export interface Deciding<OfBar = DailyBar | IntradayBar> {
  bar: OfBar;
  part: Part;
}

/** Whether a bar is that of a whole session. */
export function isDaily(bar: DailyBar | IntradayBar): bar is DailyBar {
  return "date" in bar;
}

/** Which bar decided; null where a note did, or where daily bars only bound the price. */
export function decidingBar(check: Check, used: UsedPrices, direction: Direction): Deciding | null {
  const { source, statistic, session, measured } = check;
  if (measured === null) return null;
  const extreme = direction === "down" ? "low" : "high";
  if (source === "daily") {
    const bar = used.daily.find(({ date }) => date === session);
    const part = statistic === "open" || statistic === "close" ? statistic : extreme;
    return bar ? { bar, part } : null;
  }
  if (source !== "intraday") return null;
  if (statistic === "extreme") {
    const bar = firstWith(used.bars, extreme);
    return bar && { bar, part: extreme };
  }
  const bar = lastOf(used.bars);
  return bar && { bar, part: "close" };
}

/** The bar that ends last; of several that do, the shortest. */
function lastOf([first, ...others]: readonly IntradayBar[]): IntradayBar | null {
  if (!first) return null;
  const isLater = (a: IntradayBar, b: IntradayBar) =>
    endOf(a) > endOf(b) || (endOf(a) === endOf(b) && a.interval < b.interval);
  return others.reduce((last, bar) => (isLater(bar, last) ? bar : last), first);
}

/** The first of the bars with the highest high, or the lowest low. */
function firstWith([first, ...others]: readonly IntradayBar[], part: "high" | "low"): IntradayBar | null {
  if (!first) return null;
  const isBeyond = (a: Bar, b: Bar) => (part === "high" ? a.high > b.high : a.low < b.low);
  return others.reduce((best, bar) => (isBeyond(bar, best) ? bar : best), first);
}

/** Between which prices of its daily bar a move lay that could not be measured, the lower first; null where it was. */
export function bounds(check: Check, used: UsedPrices, direction: Direction): Deciding<DailyBar>[] | null {
  const { measured, measuredLo, measuredHi, ref, session } = check;
  const bar = used.daily.find(({ date }) => date === session);
  if (measured !== null || measuredLo === null || measuredHi === null || ref === null || !bar) return null;
  const parts: readonly Part[] = ["low", "open", "high", "close"];
  return [measuredLo, measuredHi]
    .map((end) => signOf(direction) * end)
    .flatMap((end) => parts.find((part) => percentFrom(ref, bar[part]) === end) ?? [])
    .map((part) => ({ bar, part }))
    .sort((a, b) => bar[a.part] - bar[b.part]);
}

/** The bar in whose open a late or early session without bars of its own must have shown itself; none where nothing is shown. */
export function gapBar({ proxy, ref, session }: Check, { daily, actions }: UsedPrices): DailyBar[] {
  if (proxy === null || ref === null || session === null) return [];
  const isGap = ({ date, open }: DailyBar) =>
    percentFrom(ref, open * splitFactor(actions, session, date)) === proxy;
  return daily.filter(isGap).slice(-1);
}
