import { z } from "zod";
import type { Listing } from "../../companies/companies.ts";
import { answersOf, resolveListing, unresolvedMessage } from "../../companies/resolve.ts";
import { type CompanyLookup, resolveCompany } from "../../companies/resolve-company.ts";
import { dateProblem } from "../../lib/typed-dates.ts";
import { checked, refuse } from "../../web/checks.ts";

/** What the fields of a study form are read against. */
export interface StudyFormContext {
  companies: CompanyLookup;
  hasDailyBars(listing: Listing): boolean;
  symbolOf(listing: Listing): string;
}

/** A text, or null for none. */
export const optional = z
  .string()
  .trim()
  .transform((text) => text || null);
/** A date, or null for none. */
export const optionalDate = z
  .string()
  .trim()
  .superRefine(checked((text) => (text === "" ? null : dateProblem(text))))
  .transform((text) => text || null);

/** A whole number of sessions between two. */
export function sessions(what: string, least: number, most: number) {
  return z.string().transform((typed, ctx) => {
    const text = typed.trim().replace(/^[−–]/, "-");
    const value = Number(text);
    if (!/^[-+]?\d{1,4}$/.test(text)) return refuse(ctx, `Give ${what} as a whole number of sessions.`);
    return value >= least && value <= most
      ? value
      : refuse(ctx, `Give ${what} between ${least} and ${most}.`);
  });
}

/** The id of the company that is meant; null for none. */
export function readCompany(
  typed: string,
  ctx: z.core.$RefinementCtx,
  { companies }: StudyFormContext,
): number | null {
  if (typed.trim() === "") return null;
  const resolved = resolveCompany(typed, companies);
  if (resolved.kind === "one") return resolved.company.id;
  return resolved.kind === "several"
    ? refuse(ctx, `“${typed.trim()}” may be several companies. Which is meant?`, resolved.answers)
    : refuse(
        ctx,
        `No company goes by “${typed.trim()}”. Write its name or ticker, or leave it empty for all.`,
      );
}

/** The index that is meant, as a study names it; null for none. */
export function readIndex(
  typed: string,
  ctx: z.core.$RefinementCtx,
  context: StudyFormContext,
): string | null {
  if (typed.trim() === "") return null;
  const resolved = resolveListing(typed, context.companies);
  if (resolved.kind !== "one") return refuse(ctx, unresolvedMessage(typed, resolved), answersOf(resolved));
  const { listing } = resolved;
  if (!context.hasDailyBars(listing))
    return refuse(ctx, `There are no daily prices of ${listing.ticker}. Import them, or name another index.`);
  return context.symbolOf(listing);
}
