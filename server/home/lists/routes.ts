import type { RequestHandler, Router } from "express";
import { formatLongDay, wallTime } from "../../lib/dates.ts";
import { pageOf, readPlace, TOP } from "../../lib/place.ts";
import { rememberingWhile } from "../../lib/remember.ts";
import type { NewsItem } from "../../news/news.ts";
import type { NewsStore } from "../../news/store.ts";
import { noteView } from "../../notes/view.ts";
import type { PricesStore } from "../../prices/store.ts";
import { addressOf } from "../../search/filters/filter.ts";
import type { NoteFinder } from "../../search/filters/note-finder.ts";
import type { StoryFinder } from "../../search/filters/story-finder.ts";
import type { SavedViewsStore } from "../../search/views/store.ts";
import { idOf } from "../../web/form.ts";
import { keptPage, type StateOf } from "../../web/kept-page.ts";
import type { Pages } from "../../web/page.ts";
import { elsewhere, routes } from "../../web/routes.ts";
import { dashboardView } from "../dashboard-view.ts";
import { checkingOf, type ReadingParts, withMoves } from "../reading.ts";
import { storyListView } from "../story-view.ts";
import { noteBar, panelOf, storyBar, moreOf } from "./bars.ts";

/** The lists that can be narrowed: stories on the dashboard and under News, price notes. */
export interface ListParts extends ReadingParts {
  news: NewsStore;
  prices: Pick<PricesStore, "imports">;
  storyFinder: StoryFinder;
  noteFinder: NoteFinder;
  savedViews: SavedViewsStore;
  pages: Pages;
  /** What the dashboard rests on. */
  stateOf: StateOf;
}

export function listRoutes(parts: ListParts): Router {
  return routes({
    "/": { get: keptPage(parts.stateOf, dashboard(parts)) },
    "/news": { get: newsList(parts), post: elsewhere },
    "/notes": { get: noteList(parts), post: elsewhere },
  });
}

const DASHBOARD_STORIES = 12;
const DASHBOARD_NOTES = 5;
const PAGE_STORIES = 15;
const PAGE_NOTES = 50;

function dashboard(parts: ListParts): RequestHandler {
  const {
    atOneMoment,
    news,
    moves,
    notes,
    prices,
    savedViews,
    settings,
    storyFinder,
    pages,
    clock,
    stateOf,
  } = parts;
  // Counting a hundred thousand notes takes longer than the rest of a narrowed dashboard.
  const keepCount = rememberingWhile<number>(1);
  return async ({ query }, response) => {
    const open = panelOf(query.show);
    const wanted = { limit: DASHBOARD_STORIES + 1, after: TOP };
    const found = await storyFinder.find(query, wanted, moreOf(open));
    const data = atOneMoment(() => {
      const { shown, older } = pageOf(itemsOf(found.ids, news), DASHBOARD_STORIES, placeOf);
      const views = savedViews.all();
      const address = addressOf("/", found.filter);
      return {
        bar: storyBar(found, { path: "/", open, views }),
        views: views.map((view) => ({ ...view, isCurrent: view.address === address })),
        ...dashboardView({
          stories: withMoves(shown, moves),
          older: older && addressOf("/news", found.filter, { after: older }),
          ...{ count: found.count, all: found.all },
          notes: notes.newest(DASHBOARD_NOTES),
          noteCount: keepCount(stateOf(), "", notes.count),
          lastImport: prices.imports(TOP, 1)[0] ?? null,
          checking: checkingOf(parts),
        }),
      };
    });
    const title = formatLongDay(wallTime(clock(), settings().zone).date);
    pages.send(response, "home/dashboard", { title, section: "dashboard", data });
  };
}

function newsList(parts: ListParts): RequestHandler {
  const { atOneMoment, news, moves, savedViews, storyFinder, pages } = parts;
  return async ({ query }, response) => {
    const open = panelOf(query.show);
    const after = readPlace(query.after);
    const found = await storyFinder.find(query, { limit: PAGE_STORIES + 1, after }, moreOf(open));
    const data = atOneMoment(() => {
      const { shown, older } = pageOf(itemsOf(found.ids, news), PAGE_STORIES, placeOf);
      const deleted = news.findAny(idOf(query.deleted) ?? 0);
      return {
        bar: storyBar(found, { path: "/news", open, views: savedViews.all() }),
        list: storyListView(withMoves(shown, moves), checkingOf(parts)),
        deleted: deleted?.deletedAt ? { id: deleted.id, title: deleted.title } : null,
        older: older && addressOf("/news", found.filter, { after: older }),
        newest: after === TOP ? null : addressOf("/news", found.filter),
        lede: newsLede(found.count, found.all),
      };
    });
    pages.send(response, "news/list", { title: "News", section: "news", data });
  };
}

/** "23 of 1,204 stories, newest first." */
function newsLede(count: number, all: number): string {
  if (count === 0 && all > 0) return "No story matches.";
  const [some, every] = [count, all].map((n) => n.toLocaleString("en-US"));
  const counted = count === all ? every : `${some} of ${every}`;
  return `${counted} ${all === 1 ? "story" : "stories"}, newest first. Bars on this page share one scale.`;
}

function noteList({ notes, savedViews, settings, noteFinder, pages }: ListParts): RequestHandler {
  return ({ query }, response) => {
    const open = panelOf(query.show);
    const after = readPlace(query.after);
    const found = noteFinder.find(query, { limit: PAGE_NOTES + 1, after }, open === "company");
    const rows = found.ids.flatMap((id) => notes.find(id) ?? []);
    const { shown, older } = pageOf(rows, PAGE_NOTES, ({ observedAt, id }) => ({ at: observedAt, id }));
    const { zone } = settings();
    const deleted = notes.find(idOf(query.deleted) ?? 0);
    pages.send(response, "notes/list", {
      title: "Price notes",
      section: "notes",
      data: {
        bar: noteBar(found, { path: "/notes", open, views: savedViews.all() }),
        notes: shown.map((note) => noteView(note, zone)),
        deleted: deleted?.deletedAt ? noteView(deleted, zone) : null,
        older: older && addressOf("/notes", found.filter, { after: older }),
        newest: after === TOP ? null : addressOf("/notes", found.filter),
        count: found.count === found.all ? found.all : `${found.count} of ${found.all}`,
      },
    });
  };
}

/** Stories by their ids; one that was deleted since is left out. */
function itemsOf(ids: readonly number[], news: NewsStore): NewsItem[] {
  return ids.flatMap((id) => news.find(id) ?? []);
}

function placeOf({ sortAt, id }: NewsItem) {
  return { at: sortAt, id };
}
