import type { CheckedMoveView, CheckView } from "../checks/view.ts";
import type { Listing } from "../companies/companies.ts";
import { formatDate } from "../lib/dates.ts";
import { counted } from "../lib/lists.ts";
import type { ImportRecord } from "../prices/imports-store.ts";
import type { Story } from "./story-view.ts";

/** A fact, what follows from it, and the one thing to do about it. */
export interface AttentionView {
  fact: string;
  consequence: string;
  link: { text: string; href: string };
}

const MOST_TICKERS = 4;

/** The import that was made last. */
export type LastImport = Pick<ImportRecord, "id" | "fileName" | "refused" | "undoneAt">;

/** What keeps the stories shown from being checked, or was not printed in them. */
export function attentionOf(
  stories: readonly Story[],
  views: readonly CheckedMoveView[],
  lastImport: LastImport | null,
): AttentionView[] {
  const checks = new Map(views.map(({ id, check }) => [id, check]));
  const listingsOf = (isMeant: (check: CheckView) => boolean): Listing[] =>
    stories.flatMap(({ moves }) =>
      moves.flatMap(({ id, listing }) => {
        const check = checks.get(id);
        return listing && check && isMeant(check) ? [listing] : [];
      }),
    );
  return [
    unpriced(listingsOf(({ verdict }) => verdict === "unchecked")),
    coarse(listingsOf(({ needsMinutes }) => needsMinutes)),
    due(listingsOf(({ isDue }) => isDue)),
    unlisted(stories),
    yearInferred(stories),
    refused(lastImport),
  ].filter((entry) => entry !== null);
}

const IMPORT = { text: "Import prices", href: "/prices/import" };

function unpriced(listings: readonly Listing[]): AttentionView | null {
  if (listings.length === 0) return null;
  return {
    fact: `${tickersOf(listings)} no prices`,
    consequence: `${counted(listings.length, "reported move", "reported moves")} cannot be checked.`,
    link: IMPORT,
  };
}

function coarse(listings: readonly Listing[]): AttentionView | null {
  if (listings.length === 0) return null;
  return {
    fact: `${tickersOf(listings)} daily bars only`,
    consequence: `${counted(listings.length, "reported move needs", "reported moves need")} minute bars.`,
    link: IMPORT,
  };
}

function due(listings: readonly Listing[]): AttentionView | null {
  if (listings.length === 0) return null;
  return {
    fact: `What came after is due for ${counted(listings.length, "move", "moves")}`,
    consequence: `${tickersOf(listings)} no bar yet of a session since then.`,
    link: IMPORT,
  };
}

function refused(last: LastImport | null): AttentionView | null {
  if (!last || last.refused === 0 || last.undoneAt !== null) return null;
  return {
    fact: `${counted(last.refused, "row", "rows")} refused`,
    consequence: `${last.fileName}, the last import.`,
    link: { text: "See the rows", href: `/prices/imports/${last.id}` },
  };
}

/** "BABA, META and 2 more have" */
function tickersOf(listings: readonly Listing[]): string {
  const tickers = [...new Set(listings.map(({ ticker }) => ticker))];
  const more = tickers.length > MOST_TICKERS ? ` and ${tickers.length - MOST_TICKERS} more` : "";
  return `${tickers.slice(0, MOST_TICKERS).join(", ")}${more} ${tickers.length === 1 ? "has" : "have"}`;
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
