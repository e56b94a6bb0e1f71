import { inDigits } from "../../lib/numbers.ts";
import { BLANK_MOVE, type MoveFields } from "../../stories/fields.ts";
import { figureTyped } from "../../stories/figure.ts";
import type { MoveBody } from "../inputs.ts";
import { type Lookup, listingText } from "../references.ts";

/** A move that was sent as a row of the form. `report` is told what cannot be one, by the part it is in. */
export function moveFields(
  body: MoveBody,
  lookup: Lookup,
  report: (part: string, problem: string) => void,
): MoveFields {
  const listing = body.listing ? listingText(body.listing, lookup) : { text: "" };
  if ("problem" in listing) report("listing", listing.problem);
  const { figure_start: start, figure_end: end } = body;
  return {
    ...BLANK_MOVE,
    ...{ id: body.id ? String(body.id) : "", subject: body.subject ?? "", quote: body.quote ?? "" },
    listing: "text" in listing ? listing.text : "",
    percent: figureText(body, report),
    ...{ wording: body.qualifier, session: body.session ?? "", statistic: body.statistic },
    date: body.trade_date ?? "",
    figure: typeof start === "number" && typeof end === "number" ? `${start}-${end}` : "",
  };
}

/** "+3.0" for the number 3 with one decimal, "+3 to +5" for two numbers; a text as it is. */
function figureText(
  { percent, percent_to, decimals }: MoveBody,
  report: (part: string, problem: string) => void,
): string {
  const percentTo = percent_to ?? null;
  if (typeof percent === "string") {
    const second = percentTo !== null ? "percent_to" : typeof decimals === "number" ? "decimals" : null;
    if (second) report(second, "The text of percent says it already: leave this out, or give numbers.");
    return percent;
  }
  const digits = Math.max(decimalsOf(percent), decimalsOf(percentTo ?? 0));
  if (typeof decimals === "number" && decimals < digits)
    report("decimals", `The figure has ${digits} decimals. Leave this out, or give it as it was written.`);
  return figureTyped({ percent, percentTo, decimals: Math.max(decimals ?? 0, digits) });
}

function decimalsOf(value: number): number {
  return inDigits(value).split(".")[1]?.length ?? 0;
}
