import type { Request, RequestHandler, Router } from "express";
import { notedPrices } from "../../checks/evidence.ts";
import { checkReporter } from "../../checks/report.ts";
import type { Clock } from "../../lib/dates.ts";
import type { MovesStore } from "../../moves/store.ts";
import type { NewsStore } from "../../news/store.ts";
import type { NotesStore } from "../../notes/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import type { SpansStore } from "../../prices/spans-store.ts";
import type { Settings } from "../../settings/settings.ts";
import { routes } from "../../web/routes.ts";
import { storyListView } from "../story-view.ts";
import { feedDocument } from "./feed.ts";
import type { FeedStore } from "./store.ts";
import { feedEntry } from "./view.ts";

export interface FeedParts {
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
  spans: SpansStore;
  feed: FeedStore;
  settings: () => Settings;
  clock: Clock;
}

/** The newest stories for feed readers. */
export function feedRoutes(parts: FeedParts): Router {
  return routes({ "/feed.atom": { get: feed(parts) } });
}

const STORIES = 50;

function feed(parts: FeedParts): RequestHandler {
  const { news, moves, notes, feed, settings, clock } = parts;
  return (request, response) => {
    const items = news.newest(STORIES).map((item) => ({ item, moves: moves.ofNews(item.id) }));
    const check = checkReporter({ ...parts, readNotes: notedPrices(notes) }, clock());
    const { stories } = storyListView(items, { check, readerZone: settings().zone });
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
