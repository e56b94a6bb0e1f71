import { isDeepStrictEqual } from "node:util";
import { listingLabel } from "../companies/companies.ts";
import { type CompanyLookup, companyText } from "../companies/resolve-company.ts";
import { cityOf } from "../lib/dates.ts";
import { figureText, qualifierWords, type ReportedMove, sessionWords } from "../moves/moves.ts";
import { type Mention, type NewsItem, publishedText } from "../news/news.ts";
import { BLANK_MOVE, blankStory, itemFields, type MoveFields, type StoryFields } from "./fields.ts";
import { figureTyped } from "./figure.ts";
import type { StoryInput } from "./stories.ts";

/** A story as it is stored, with all that belongs to it. */
export interface StoredStory {
  item: NewsItem;
  moves: readonly ReportedMove[];
  mentions: readonly Mention[];
  topics: readonly string[];
}

/** A stored story as its form's fields. */
export function fieldsOfStory(
  { item, moves, mentions, topics }: StoredStory,
  lookup: CompanyLookup,
): StoryFields {
  return {
    ...blankStory(),
    ...itemFields(item),
    mentions: mentions.map((company) => companyText(company, lookup)).join("\n"),
    topics: topics.join(", "),
    moves: moves.map(fieldsOfMove),
  };
}

/** Whether a story is stored just as the input has it: the form was sent a second time. */
export function isStored(input: StoryInput, { item, moves, mentions, topics }: StoredStory): boolean {
  const { id: _id, version: _version, sortAt: _sortAt, deletedAt, ...stored } = item;
  const { urlKey: _urlKey, companyIds, newCompanies, topics: wanted, moves: wantedMoves, ...given } = input;
  return (
    deletedAt === null &&
    newCompanies.length === 0 &&
    isDeepStrictEqual(given, stored) &&
    isDeepStrictEqual(
      companyIds,
      mentions.map(({ id }) => id).sort((a, b) => a - b),
    ) &&
    isDeepStrictEqual(wanted.map(lowerCase).sort(), topics.map(lowerCase).sort()) &&
    isDeepStrictEqual(
      wantedMoves.map(({ id: _move, ...move }) => move),
      moves.map(({ id: _move, newsId: _newsId, listing, ...move }) => ({
        ...move,
        listingId: listing?.id ?? null,
      })),
    )
  );
}

/** Where somebody's edit met a newer version of the story: what stands in the database, in words. */
export function savedMeanwhile({ item, moves, mentions, topics }: StoredStory) {
  const { day, time, notes } = publishedText(item.published);
  const { zone } = item.published;
  return [
    { label: "Title", value: item.title },
    { label: "Publisher", value: item.publisher },
    { label: "Credited to", value: item.creditedSource ?? "nobody else named" },
    { label: "Author", value: item.author ?? "not given" },
    {
      label: "Published",
      value: [day, time && zone ? `${time} ${cityOf(zone)}` : time, ...notes].filter(Boolean).join(", "),
    },
    { label: "Address", value: item.url ?? "not given" },
    { label: "Mentions", value: mentions.map(({ name }) => name).join(", ") || "none" },
    { label: "Topics", value: topics.join(", ") || "none" },
    { label: "Moves", value: moves.map(moveLine).join("\n") || "none" },
  ];
}

function fieldsOfMove(move: ReportedMove): MoveFields {
  return {
    ...BLANK_MOVE,
    id: String(move.id),
    listing: move.listing ? listingLabel(move.listing) : "",
    subject: move.subject,
    percent: figureTyped(move),
    wording: move.qualifier,
    session: move.session ?? "",
    statistic: move.statistic,
    date: move.tradeDate ?? "",
    quote: move.quote,
    figure: move.figureStart === null ? "" : `${move.figureStart}-${move.figureEnd}`,
    unsure: move.unsure ? "1" : "",
  };
}

function moveLine(move: ReportedMove): string {
  const wording = qualifierWords(move.qualifier);
  return `${move.listing?.ticker ?? move.subject} ${wording ? `${wording} ` : ""}${figureText(move)}, ${sessionWords(move)}`;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
