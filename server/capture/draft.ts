import { listingLabel } from "../companies/companies.ts";
import type { CompaniesStore } from "../companies/store.ts";
import { addDays, cityOf, weekdayOf } from "../lib/dates.ts";
import type { Published } from "../news/news.ts";
import { BLANK_MOVE, blankStory, itemFields, type MoveFields, type StoryFields } from "../stories/fields.ts";
import { companyText } from "../companies/resolve-company.ts";
import { figureTyped } from "../stories/figure.ts";
import { MAX_MOVES } from "../stories/stories.ts";
import type { Article } from "./article/article.ts";
import type { Directory } from "./directory.ts";
import { type FoundMove, findMoves } from "./find-moves.ts";
import { linkOf } from "./link.ts";
import { mentionedCompanies } from "./mentions.ts";

/** What was read from an article, to be confirmed: a filled-in story form and what is to be said beside its fields. */
export interface Draft {
  fields: StoryFields;
  hints: Record<string, string>;
  moves: FoundMove[];
}

/** Reads the moves and mentions of an article into a story form. */
export function draftOf(article: Article, directory: Directory, companies: CompaniesStore): Draft {
  const moves = findMoves(article.text, directory).slice(0, MAX_MOVES);
  const { published } = article;
  const mentioned = mentionedCompanies(article.text, directory).flatMap(
    ({ companyId }) => companies.company(companyId) ?? [],
  );
  return {
    moves,
    hints: hintsOf(article),
    fields: {
      ...blankStory(),
      ...itemFields(article),
      mentions: mentioned.map((company) => companyText(company, companies)).join("\n"),
      topics: article.topics.join(", "),
      moves: moves.map((move) => moveFields(move, directory, companies, published)),
    },
  };
}

function moveFields(
  move: FoundMove,
  directory: Directory,
  companies: CompaniesStore,
  published: Published,
): MoveFields {
  const entry = linkOf(move, directory);
  const listing = entry?.listing ? companies.listing(entry.listing.id) : undefined;
  const from = move.start - move.quoteStart;
  return {
    ...BLANK_MOVE,
    listing: listing ? listingLabel(listing) : "",
    subject: move.company ?? move.ticker ?? "",
    percent: figureTyped(move),
    wording: move.qualifier,
    session: move.session ?? "",
    statistic: move.statistic,
    date: tradeDate(move, published) ?? "",
    quote: move.quote,
    figure: `${from}-${from + move.end - move.start}`,
    from: `Read from “${excerpt(move)}”.`,
    unsure: move.unsure ? "1" : "",
  };
}

const BEFORE = 28;
const AFTER = 44;

/** The words around the figure, cut at word ends. */
function excerpt({ quote, quoteStart, start, end }: FoundMove): string {
  const from = Math.max(0, start - quoteStart - BEFORE);
  const until = Math.min(quote.length, end - quoteStart + AFTER);
  const cut = quote.slice(from, until);
  const words = cut.slice(
    from > 0 ? cut.indexOf(" ") + 1 : 0,
    until < quote.length ? cut.lastIndexOf(" ") : undefined,
  );
  return `${from > 0 ? "…" : ""}${words.trim()}${until < quote.length ? "…" : ""}`;
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The story's own day, or the latest of the weekday that the quote names; null where the story has no date. */
function tradeDate({ quote }: FoundMove, { date }: Published): string | null {
  if (date === null) return null;
  const named = DAYS.findIndex((day) => new RegExp(`\\b${day}\\b`, "i").test(quote)) + 1;
  if (named === 0) return date;
  return addDays(date, -((weekdayOf(date) - named + 7) % 7));
}

/** What is unknown is said at its field, never made up. */
function hintsOf({ published, url }: Article): Record<string, string> {
  const hints: Record<string, string> = {};
  if (published.yearInferred) {
    const why = published.yearInferredFrom ? `: ${published.yearInferredFrom}` : "";
    hints.date = `Printed “${published.printed ?? ""}”; the year is inferred${why}.`;
  } else if (published.date === null) {
    hints.date = published.printed
      ? `Printed “${published.printed}”; which day that is cannot be told.`
      : "No date was found.";
  }
  if (published.date !== null && published.time === null) hints.time = "Not given in the text.";
  if (published.time !== null && published.zone === null)
    hints.zone = "The text does not say on which clock.";
  if (published.zone !== null) hints.zone = `Read as ${cityOf(published.zone)} time.`;
  if (url === null) hints.url = "Not printed.";
  return hints;
}
