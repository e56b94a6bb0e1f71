import type { NewsItem } from "../../news/news.ts";
import type { StoryView } from "../story-view.ts";
import type { FeedEntry } from "./feed.ts";

/** A story as the feed prints it: who said what when, and a line for each move with what came of checking it. */
export function feedEntry(
  { id: newsId, title, publisher, url, published }: NewsItem,
  { lang, creditedSource, dateline, moves, noMoves }: StoryView,
  { topics, updatedAt }: Pick<FeedEntry, "topics" | "updatedAt">,
): FeedEntry {
  const source = creditedSource === null ? publisher : `${publisher}, citing ${creditedSource}`;
  const lines = moves.length === 0 ? [noMoves] : moves.map(({ sentence }) => sentence);
  return {
    ...{ newsId, title, publisher, language: lang, topics, updatedAt, publishedAt: published.at },
    url: url !== null && URL.canParse(url) ? new URL(url).href : null,
    summary: [`${source}. ${dateline.day}${dateline.rest}.`, ...lines].join("\n"),
  };
}
