import { cityOf } from "../../lib/dates.ts";
import { counted } from "../../lib/lists.ts";
import { formatPrice } from "../../lib/percent.ts";
import { intervalTitle, momentText } from "../coverage-view.ts";
import type { PricePlan } from "../import.ts";
import type { ToldFields } from "./import-form.ts";
import { lineText, micOf } from "../listings.ts";
import type { StagedBar } from "../plan-store.ts";
import { intervalText } from "../prices.ts";
import { refusedView } from "../refused-view.ts";

const MOST_SHOWN = 50;

/** What a file would do, as the preview prints it. @param told what a person said of the file */
export function planView(plan: PricePlan, told: ToldFields) {
  const { bars, repeated, refused, added, same, changed, actions, refusedRows, warnings } = plan;
  return {
    lede: ledeOf(plan),
    stats: [
      { label: "Rows in the file", value: number(bars + repeated + refused) },
      { label: "To be added", value: number(added) },
      { label: "Already there, same", value: number(same) },
      ...(changed > 0 ? [{ label: "With other values", value: number(changed) }] : []),
      ...(repeated > 0 ? [{ label: "Twice in the file", value: number(repeated) }] : []),
      { label: "Refused", value: number(refused), isLoss: refused > 0 },
      {
        label: "Interval",
        value: intervalText(plan.interval),
        note: told.interval ? "as you said" : "read from the file",
      },
    ],
    facts: factsOf(plan, told),
    refusedCount: number(refused),
    refused: refusedRows.slice(0, MOST_SHOWN).map(refusedView),
    moreRefused: moreText(refused - MOST_SHOWN, "row is refused", "rows are refused"),
    warnings: warnings
      .slice(0, MOST_SHOWN)
      .map(({ line, reason }) => ({ line: number(line), reason: sentence(reason) })),
    moreWarnings: moreText(warnings.length - MOST_SHOWN, "row looks odd", "rows look odd"),
    firstRows: plan.firstRows.map((bar) => barView(bar, plan)),
    changedRows: plan.changedRows.map(({ was, ...bar }) => ({
      stored: barView({ ...bar, ...was }, plan),
      file: barView(bar, plan),
    })),
    moreChanged: moreText(changed - plan.changedRows.length, "row differs", "rows differ"),
    canImport: added + changed + actions > 0,
    submit: added > 0 ? `Import ${counted(added, "row", "rows")}` : "Import",
    replaceLabel: `Replace the ${counted(changed, "changed value", "changed values")}`,
    keepLabel: `Leave the ${counted(refused, "refused row", "refused rows")} out`,
    ...{ hasChanged: changed > 0, hasRefused: refused > 0 },
  };
}

function ledeOf({ bars, refused, added, changed, actions }: PricePlan): string {
  if (added + changed + actions === 0 && refused === 0)
    return "Every row of this file is stored already. Importing it again would change nothing.";
  const rows = counted(bars, "row", "rows");
  const faulty =
    refused === 0
      ? "none is refused"
      : refused === 1
        ? "1 is refused, with its reason"
        : `${number(refused)} are refused, each with its reason`;
  return `Nothing is stored yet. ${rows} can be taken; ${faulty}.`;
}

function factsOf(plan: PricePlan, told: ToldFields) {
  const { lines, ranges, interval, zones, dateOrder, actions } = plan;
  const mic = lines[0] ? micOf(lines[0]) : "XNYS";
  const first = Math.min(...ranges.map((range) => range.first));
  const last = Math.max(...ranges.map((range) => range.last));
  const names = lines.slice(0, 8).map((line) => `${lineText(line)}${line.kind === "new" ? " (new)" : ""}`);
  const more = lines.length > names.length ? ` and ${number(lines.length - names.length)} more` : "";
  const order = { mdy: "month first", dmy: "day first" };
  const zone = zones.map(cityOf).join(", ");
  const facts = [
    ["Format", sentence(plan.format)],
    [lines.length === 1 ? "Listing" : "Listings", `${names.join(", ")}${more}`],
    ["Bars", intervalTitle(interval)],
    ["Time zone", zone && `${zone}, ${told.zone ? "as you said" : "from the exchange"}`],
    ["Dates", dateOrder ? order[dateOrder] + (told.date_order ? ", as you said" : "") : "year, month, day"],
    ["Decimals", plan.numbers === "comma" ? "after a comma" : ""],
    ["From", ranges.length > 0 ? momentText(first, interval, mic) : ""],
    ["To", ranges.length > 0 ? momentText(last, interval, mic) : ""],
    ["Also", actions > 0 ? counted(actions, "split or dividend", "splits and dividends") : ""],
  ] as const;
  return facts.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value }));
}

function barView(bar: StagedBar, { lines, interval }: PricePlan) {
  const line = lines[bar.series];
  const mic = line ? micOf(line) : "XNYS";
  return {
    ticker: line ? (lineText(line).split(" ")[0] ?? "") : "",
    when: momentText(bar.start, interval, mic),
    ...{ open: formatPrice(bar.open), high: formatPrice(bar.high) },
    ...{ low: formatPrice(bar.low), close: formatPrice(bar.close) },
    adjClose: bar.adjClose === null ? "not in the file" : formatPrice(bar.adjClose),
    volume: bar.volume === null ? "not in the file" : number(bar.volume),
  };
}

function moreText(count: number, one: string, many: string): string | null {
  return count > 0 ? `${number(count)} more ${count === 1 ? one : many}.` : null;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
