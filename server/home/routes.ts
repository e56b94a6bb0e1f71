import type { RequestHandler, Router } from "express";
import { sessionBars } from "../checks/session-bars.ts";
import type { CompaniesStore } from "../companies/store.ts";
import { formatLongDay, wallTime } from "../lib/dates.ts";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import type { NewsItem } from "../news/news.ts";
import type { NewsStore } from "../news/store.ts";
import { newNoteForm, noteForm } from "../notes/form-page.ts";
import type { PricesStore } from "../prices/store.ts";
import { notFound } from "../web/errors.ts";
import { idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { type AbnormalSectionParts, abnormalSection } from "./abnormal/section.ts";
import { dashboardView } from "./dashboard-view.ts";
import { checkingOf, type ReadingParts, withMoves } from "./reading.ts";
import { storyListView } from "./story-view.ts";
import { storyPageView } from "./story-page-view.ts";

/** The pages for reading, which bring news, moves and notes together. */
export interface HomeParts extends ReadingParts, AbnormalSectionParts {
  companies: CompaniesStore;
  news: NewsStore;
  prices: Pick<PricesStore, "imports">;
  pages: Pages;
}

export function homeRoutes(parts: HomeParts): Router {
  return routes({
    "/": { get: dashboard(parts) },
    "/news": { get: newsList(parts) },
    "/news/:id": { get: story(parts) },
  });
}

const DASHBOARD_STORIES = 12;
const DASHBOARD_NOTES = 5;
const PAGE_STORIES = 30;

function dashboard(parts: HomeParts): RequestHandler {
  const { news, moves, notes, prices, settings, pages, clock } = parts;
  return (_request, response) => {
    const { shown, older } = pageOf(news.newest(DASHBOARD_STORIES + 1), DASHBOARD_STORIES, placeOf);
    const { zone } = settings();
    pages.send(response, "home/dashboard", {
      title: formatLongDay(wallTime(clock(), zone).date),
      section: "dashboard",
      data: dashboardView({
        stories: withMoves(shown, moves),
        older,
        count: news.count(),
        notes: notes.newest(DASHBOARD_NOTES),
        noteCount: notes.count(),
        lastImport: prices.imports(TOP, 1)[0] ?? null,
        checking: checkingOf(parts),
      }),
    });
  };
}

function newsList(parts: HomeParts): RequestHandler {
  const { news, moves, pages } = parts;
  return (request, response) => {
    const after = readPlace(request.query.after);
    const { shown, older } = pageOf(news.newest(PAGE_STORIES + 1, after), PAGE_STORIES, placeOf);
    const deleted = news.findAny(idOf(request.query.deleted) ?? 0);
    pages.send(response, "news/list", {
      title: "News",
      section: "news",
      data: {
        list: storyListView(withMoves(shown, moves), checkingOf(parts)),
        deleted: deleted?.deletedAt ? { id: deleted.id, title: deleted.title } : null,
        older,
        isFirst: after === TOP,
        count: news.count(),
      },
    });
  };
}

function story(parts: HomeParts): RequestHandler {
  const { news, moves, notes, pages } = parts;
  return (request, response) => {
    const id = idOf(request.params.id);
    const item = id === null ? undefined : news.find(id);
    if (!item) throw notFound("There is no story at this address. It may have been deleted.");
    pages.send(response, "news/show", {
      title: item.title,
      section: "news",
      data: {
        ...storyPageView({
          item,
          moves: moves.ofNews(item.id),
          mentions: news.mentionsOf(item.id),
          topics: news.topicsOf(item.id),
          notes: notes.ofNews(item.id),
          checking: checkingOf(parts),
          readBars: sessionBars(parts.bars),
        }),
        abnormal: abnormalSection(parts, item, moves.ofNews(item.id), textOf(request.query.index)),
        form: noteForm(parts, newNoteForm(parts, { story: item })),
      },
    });
  };
}

/** A query part as text; "" where it is none, or several. */
function textOf(part: unknown): string {
  return typeof part === "string" ? part.trim() : "";
}

function placeOf(item: NewsItem) {
  return { at: item.sortAt, id: item.id };
}
