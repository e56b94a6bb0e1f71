import { listingPath } from "../companies/companies.ts";
import { formatDate } from "../lib/dates.ts";
import { counted } from "../lib/lists.ts";
import type { Story } from "./story-view.ts";

/** A fact, what follows from it, and the one thing to do about it. */
export interface AttentionView {
  fact: string;
  consequence: string;
  link: { text: string; href: string };
}

const MOST_TICKERS = 4;

/** What keeps the stories shown from being checked, or was not printed in them. */
export function attentionOf(stories: readonly Story[]): AttentionView[] {
  return [unpriced(stories), unlisted(stories), yearInferred(stories)].filter((entry) => entry !== null);
}

function unpriced(stories: readonly Story[]): AttentionView | null {
  const listings = stories.flatMap(({ moves }) => moves.flatMap(({ listing }) => listing ?? []));
  const [first] = listings;
  if (!first) return null;
  const tickers = [...new Set(listings.map(({ ticker }) => ticker))];
  const named = tickers.slice(0, MOST_TICKERS).join(", ");
  const more = tickers.length > MOST_TICKERS ? ` and ${tickers.length - MOST_TICKERS} more` : "";
  return {
    fact: `${named}${more} ${tickers.length === 1 ? "has" : "have"} no prices`,
    consequence: `${counted(listings.length, "reported move", "reported moves")} cannot be checked.`,
    link: { text: `See ${first.companyName}`, href: listingPath(first) },
  };
}

function unlisted(stories: readonly Story[]): AttentionView | null {
  const moves = stories.flatMap((story) => story.moves.filter(({ listing }) => listing === null));
  const [first] = moves;
  if (!first) return null;
  return {
    fact: `${counted(moves.length, "reported move has", "reported moves have")} no listing`,
    consequence: `Nobody has said yet which listing “${first.subject}” is.`,
    link: { text: "Say which", href: `/news/${first.newsId}/edit` },
  };
}

function yearInferred(stories: readonly Story[]): AttentionView | null {
  const inferred = stories.filter(({ item }) => item.published.yearInferred);
  const item = inferred[0]?.item;
  if (!item?.published.date) return null;
  const { printed, date } = item.published;
  return {
    fact: `Year inferred for ${counted(inferred.length, "story", "stories")}`,
    consequence: `${printed ? `“${printed}”` : "The date"} read as ${formatDate(date)}.`,
    link: { text: "Confirm or correct", href: `/news/${item.id}/edit#field-date` },
  };
}
