import type { RequestHandler, Router } from "express";
import { cityOf } from "../lib/dates.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { listingLabel, zoneOf } from "./companies.ts";
import { resolveListing } from "./resolve.ts";
import type { CompaniesStore } from "./store.ts";

export interface CompanyParts {
  companies: CompaniesStore;
  pages: Pages;
}

export function companyRoutes(parts: CompanyParts): Router {
  return routes({
    "/companies": { get: list(parts) },
    "/listings": { get: suggest(parts) },
  });
}

const PAGE = 100;

function list({ companies, pages }: CompanyParts): RequestHandler {
  return (request, response) => {
    const after = typeof request.query.after === "string" ? request.query.after : "";
    const found = companies.page(after, PAGE + 1);
    const rows = found
      .slice(0, PAGE)
      .map((company) => ({ ...company, listings: companies.listingsOf(company.id) }));
    const next = found.length > PAGE ? rows.at(-1)?.name : undefined;
    pages.send(response, "companies/list", {
      title: "Companies",
      section: "companies",
      data: { rows, next, isFirst: after === "" },
    });
  };
}

const MOST_SUGGESTIONS = 12;

/** What ?q= may mean in a listing field: the one listing it names, else those whose ticker or name begins so. */
function suggest({ companies }: CompanyParts): RequestHandler {
  return (request, response) => {
    const text = typeof request.query.q === "string" ? request.query.q.trim() : "";
    const named = resolveListing(text, companies);
    const found = named.kind === "one" ? [named.listing] : companies.suggest(text, MOST_SUGGESTIONS);
    response.json(
      found.map((listing) => ({
        label: listingLabel(listing),
        currency: listing.currency,
        city: cityOf(zoneOf(listing)),
        zone: zoneOf(listing),
      })),
    );
  };
}
