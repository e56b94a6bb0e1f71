import { counted } from "../../lib/lists.ts";
import { dayFinder, momentText } from "../coverage-view.ts";
import type { PriceImport, PricePlan } from "../import.ts";
import { lineText, micOf } from "../listings.ts";
import { axisOf, blocksOf, boundsOf, dateOfStart, ticksOf } from "../picture.ts";
import type { PictureStore } from "../picture-store.ts";

const MOST_ROWS = 20;

export type PlanPicture = ReturnType<typeof planPicture>;

/** What a file would add to each of its listings: a block is new, or there already. */
export function planPicture(plan: PricePlan, file: Pick<PriceImport, "hasBars">, store: PictureStore) {
  const { interval, lines } = plan;
  const rows = plan.ranges.slice(0, MOST_ROWS).flatMap((range) => {
    const line = lines[range.series];
    if (!line) return [];
    const mic = micOf(line);
    const from = dateOfStart(range.first, interval, mic);
    return [{ range, line, mic, span: { mic, from, to: dateOfStart(range.last, interval, mic) } }];
  });
  const axis = axisOf(rows.map(({ span }) => span));
  return {
    block: axis.unit,
    ticks: ticksOf(axis),
    more: plan.ranges.length - rows.length,
    rows: rows.map(({ range, line, mic, span }) => {
      const listingId = line.kind === "known" ? line.listing.id : null;
      const isStored =
        listingId === null ? () => false : dayFinder({ listingId, interval, mic }, span, store);
      const isInFile = (date: string) => file.hasBars(range.series, ...boundsOf(date, interval, mic));
      const counts = { new: 0, there: 0 };
      const blocks = blocksOf(axis, span, (dates) => {
        const inFile = dates.filter(isInFile);
        if (inFile.length === 0) return null;
        const state = inFile.every(isStored) ? "there" : "new";
        counts[state] += 1;
        return state;
      });
      return {
        name: lineText(line),
        isNew: line.kind === "new",
        bars: range.bars.toLocaleString("en-US"),
        first: momentText(range.first, interval, mic),
        last: momentText(range.last, interval, mic),
        blocks,
        summary: `${counted(counts.new, axis.unit, `${axis.unit}s`)} new, ${counts.there} already there`,
      };
    }),
  };
}
