import type { Request, RequestHandler, Router } from "express";
import type { NewsStore } from "../../news/store.ts";
import { ofOneMoment } from "../../web/one-moment.ts";
import { routes } from "../../web/routes.ts";
import { checkingOf, type ReadingParts, withMoves } from "../reading.ts";
import { storyListView } from "../story-view.ts";
import { feedDocument } from "./feed.ts";
import type { FeedStore } from "./store.ts";
import { feedEntry } from "./view.ts";

export interface FeedParts extends ReadingParts {
  news: NewsStore;
  feed: FeedStore;
}

/** The newest stories for feed readers. */
export function feedRoutes(parts: FeedParts): Router {
  return routes({ "/feed.atom": { get: ofOneMoment(parts, feed(parts)) } });
}

const STORIES = 50;

function feed(parts: FeedParts): RequestHandler {
  const { news, moves, feed, clock } = parts;
  return (request, response) => {
    const items = withMoves(news.newest(STORIES), moves);
    const { stories } = storyListView(items, checkingOf(parts));
    const entries = stories.map((story, i) => {
      const { item } = items[i] as (typeof items)[number];
      const about = { topics: news.topicsOf(item.id), updatedAt: feed.updatedAt(item.id) };
      return feedEntry(item, story, about);
    });
    const document = { name: feed.name(), server: serverOf(request), now: clock().toISOString(), entries };
    response.type("application/atom+xml; charset=utf-8").send(feedDocument(document));
  };
}

function serverOf({ protocol, headers }: Request): string {
  return `${protocol}://${headers.host}`;
}
