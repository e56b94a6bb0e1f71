import type { RequestHandler, Router } from "express";
import { cityOf } from "../lib/dates.ts";
import { idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { listingLabel, zoneOf } from "./companies.ts";
import { resolveListing } from "./resolve.ts";
import type { CompaniesStore } from "./store.ts";
import { companyRow } from "./view.ts";

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
  return ({ query }, response) => {
    const after = { name: String(query.after ?? ""), id: idOf(query.id) ?? 0 };
    const found = companies.page(after, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1) : undefined;
    pages.send(response, "companies/list", {
      title: "Companies",
      section: "companies",
      data: {
        rows: shown.map((company) => companyRow(company, companies.listingsOf(company.id))),
        next: last ? `/companies?after=${encodeURIComponent(last.name)}&id=${last.id}` : null,
        isFirst: after.name === "",
      },
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
