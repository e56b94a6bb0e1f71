import type { RequestHandler, Router } from "express";
import type { Listing } from "../../companies/companies.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import type { NewsStore } from "../../news/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { notFound } from "../../web/errors.ts";
import { ofOneMoment } from "../../web/one-moment.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import { checkingOf, type ReadingParts, withMoves } from "../reading.ts";
import type { PricedListing } from "./listing-view.ts";
import { readTimeRange } from "./time-range.ts";
import { companyView } from "./view.ts";

export interface CompanyPageParts extends ReadingParts {
  companies: CompaniesStore;
  news: NewsStore;
  pages: Pages;
}

export function companyPageRoutes(parts: CompanyPageParts): Router {
  return routes({ "/companies/:ticker": { get: ofOneMoment(parts, company(parts)) } });
}

const MOST_STORIES = 50;
const MOST_NOTES = 100;
/** Every day there may be a bar of. */
const FIRST_DAY = "1800-01-01";
const LAST_DAY = "9999-12-31";

function company(parts: CompanyPageParts): RequestHandler {
  const { companies, news, moves, notes, bars, pages } = parts;
  return (request, response) => {
    const name = String(request.params.ticker);
    const found = companies.byTicker(name)[0];
    const company = found ? companies.company(found.companyId) : companies.companyBySlug(name.toLowerCase());
    if (!company) throw notFound(`No listing has the ticker ${name}, and no company goes by that name.`);
    const listings = companies.listingsOf(company.id);
    pages.send(response, "companies/show", {
      title: company.name,
      section: "companies",
      data: companyView({
        company,
        listings: listings.map((listing) => pricedListing(listing, bars)),
        stories: withMoves(news.ofCompany(company.id, MOST_STORIES), moves),
        notes: listings.flatMap((listing) => notes.ofListing(listing.id, MOST_NOTES)),
        range: readTimeRange(request.query.range),
        checking: checkingOf(parts),
      }),
    });
  };
}

function pricedListing(listing: Listing, bars: BarsStore): PricedListing {
  return {
    listing,
    bars: bars.daily(listing.id, FIRST_DAY, LAST_DAY),
    actions: bars.actions(listing.id),
    counts: bars.counts(listing.id),
  };
}
