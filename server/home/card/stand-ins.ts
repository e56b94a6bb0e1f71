import { type Listing, zoneOf } from "../../companies/companies.ts";
import { cityOf, formatDay, formatInstant } from "../../lib/dates.ts";
import { formatPrice } from "../../lib/percent.ts";
import { priceKindWords } from "../../notes/notes.ts";
import { factorText } from "./figures.ts";
import type { UsedPrices } from "./used-prices.ts";

/** What besides bars a check rests on, a sentence each. */
export function standIns({ actions, notes }: UsedPrices, listing: Listing | null): string[] {
  if (listing === null) return [];
  const zone = zoneOf(listing);
  return [
    ...actions.map(({ kind, value, exDate }) =>
      kind === "split"
        ? `Split, ${factorText(value)} new shares for an old one, from ${formatDay(exDate)}.`
        : `Dividend of ${formatPrice(value)} ${listing.currency} a share, ex-date ${formatDay(exDate)}.`,
    ),
    ...notes.map(({ kind, price, at }) => {
      const when = formatInstant(new Date(at * 1000).toISOString(), zone);
      return `From your notes: ${priceKindWords(kind)} ${formatPrice(price)} ${listing.currency}, ${when} ${cityOf(zone)}.`;
    }),
  ];
}
