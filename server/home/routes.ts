import type { RequestHandler, Router } from "express";
import { notedPrices } from "../checks/evidence.ts";
import { checkReporter } from "../checks/report.ts";
import { sessionBars } from "../checks/session-bars.ts";
import type { CompaniesStore } from "../companies/store.ts";
import { type Clock, formatLongDay, wallTime } from "../lib/dates.ts";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import type { MovesStore } from "../moves/store.ts";
import type { NewsItem } from "../news/news.ts";
import type { NewsStore } from "../news/store.ts";
import { newNoteForm, noteForm } from "../notes/form-page.ts";
import type { NotesStore } from "../notes/store.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import type { SpansStore } from "../prices/spans-store.ts";
import type { PricesStore } from "../prices/store.ts";
import type { Settings } from "../settings/settings.ts";
import { notFound } from "../web/errors.ts";
import { idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { type AbnormalSectionParts, abnormalSection } from "./abnormal/section.ts";
import { companyView } from "./company-view.ts";
import { dashboardView } from "./dashboard-view.ts";
import { storyPageView } from "./story-page-view.ts";
import { type Checking, storyListView } from "./story-view.ts";

/** The pages for reading, which bring news, moves and notes together. */
export interface HomeParts extends AbnormalSectionParts {
  companies: CompaniesStore;
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
  bars: BarsStore;
  prices: Pick<PricesStore, "imports">;
  spans: SpansStore;
  settings: () => Settings;
  pages: Pages;
  clock: Clock;
}

export function homeRoutes(parts: HomeParts): Router {
  return routes({
    "/": { get: dashboard(parts) },
    "/news": { get: newsList(parts) },
    "/news/:id": { get: story(parts) },
    "/companies/:ticker": { get: company(parts) },
  });
}

const DASHBOARD_STORIES = 12;
const DASHBOARD_NOTES = 5;
const PAGE_STORIES = 30;
const COMPANY_STORIES = 50;
const COMPANY_NOTES = 100;
/** Every day there may be a bar of. */
const FIRST_DAY = "1800-01-01";
const LAST_DAY = "9999-12-31";

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

function company(parts: HomeParts): RequestHandler {
  const { companies, news, moves, notes, bars, pages } = parts;
  return (request, response) => {
    const name = String(request.params.ticker);
    const found = companies.byTicker(name)[0];
    const company = found ? companies.company(found.companyId) : companies.companyBySlug(name.toLowerCase());
    if (!company) throw notFound(`No listing has the ticker ${name}, and no company goes by that name.`);
    const listings = companies.listingsOf(company.id);
    const items = news.ofCompany(company.id, COMPANY_STORIES);
    pages.send(response, "companies/show", {
      title: company.name,
      section: "companies",
      data: companyView({
        company,
        listings,
        stories: withMoves(items, moves),
        notes: listings.flatMap((listing) => notes.ofListing(listing.id, COMPANY_NOTES)),
        pricesOf: ({ id }) => ({ bars: bars.daily(id, FIRST_DAY, LAST_DAY), actions: bars.actions(id) }),
        checking: checkingOf(parts),
      }),
    });
  };
}

function withMoves(items: readonly NewsItem[], moves: MovesStore) {
  return items.map((item) => ({ item, moves: moves.ofNews(item.id) }));
}

/** Made anew for each page: what is imported or undone shows at the next. */
function checkingOf({ bars, spans, notes, settings, clock }: HomeParts): Checking {
  return {
    check: checkReporter({ bars, spans, readNotes: notedPrices(notes) }, clock()),
    readerZone: settings().zone,
  };
}

/** A query part as text; "" where it is none, or several. */
function textOf(part: unknown): string {
  return typeof part === "string" ? part.trim() : "";
}

function placeOf(item: NewsItem) {
  return { at: item.sortAt, id: item.id };
}
