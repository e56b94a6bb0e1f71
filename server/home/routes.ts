import type { RequestHandler, Router } from "express";
import { sessionBars } from "../checks/session-bars.ts";
import type { CompaniesStore } from "../companies/store.ts";
import type { NewsStore } from "../news/store.ts";
import { newNoteForm, noteForm } from "../notes/form-page.ts";
import { notFound } from "../web/errors.ts";
import { idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { companyView } from "./company-view.ts";
import { checkingOf, type ReadingParts, withMoves } from "./reading.ts";
import { storyPageView } from "./story-page-view.ts";

/** The pages of one story and of one company, which bring news, moves and notes together. */
export interface HomeParts extends ReadingParts {
  companies: CompaniesStore;
  news: NewsStore;
  pages: Pages;
}

export function homeRoutes(parts: HomeParts): Router {
  return routes({
    "/news/:id": { get: story(parts) },
    "/companies/:ticker": { get: company(parts) },
  });
}

const COMPANY_STORIES = 50;
const COMPANY_NOTES = 100;
/** Every day there may be a bar of. */
const FIRST_DAY = "1800-01-01";
const LAST_DAY = "9999-12-31";

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
