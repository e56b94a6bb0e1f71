import type { RequestHandler, Router } from "express";
import type { CompaniesStore } from "../../companies/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { intervalText } from "../../prices/prices.ts";
import { HttpError, notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { askedLimit } from "../lists.ts";
import { barJson, instant, listingJson } from "../represent.ts";
import { askedBars } from "./asked-bars.ts";

export interface ListingApiParts {
  companies: CompaniesStore;
  bars: BarsStore;
}

const BASE = "/api/v1";

/** Listings and their price bars: read. */
export function listingApi(parts: ListingApiParts): Router {
  return routes({
    [`${BASE}/listings`]: { get: list(parts) },
    [`${BASE}/listings/:id`]: { get: read(parts) },
    [`${BASE}/bars`]: { get: bars(parts) },
  });
}

/** All by their numbers; with ?q= those whose ticker or company begins so, the likeliest first. */
function list({ companies }: ListingApiParts): RequestHandler {
  return ({ query }, response) => {
    const limit = askedLimit(query.limit);
    if (query.q !== undefined) {
      const found = companies.suggest(String(query.q).trim(), limit);
      return response.json({ items: found.map(listingJson), next: null });
    }
    const after = query.after === undefined ? 0 : idOf(query.after);
    if (after === null) throw new HttpError(400, "Give ?after= as the `next` of the list before has it.");
    const found = companies.listingsAfter(after, limit + 1);
    const shown = found.slice(0, limit);
    const next = found.length > limit ? `${BASE}/listings?limit=${limit}&after=${shown.at(-1)?.id}` : null;
    response.json({ items: shown.map(listingJson), next });
  };
}

function read({ companies }: ListingApiParts): RequestHandler {
  return (request, response) => {
    const found = companies.listing(idOf(request.params.id) ?? 0);
    if (!found) throw notFound("There is no listing of that number.");
    response.json(listingJson(found));
  };
}

const MOST_BARS = 5000;

function bars({ companies, bars }: ListingApiParts): RequestHandler {
  return ({ query }, response) => {
    const { listingId, interval, ...time } = askedBars(query);
    if (!companies.listing(listingId)) throw notFound("There is no listing of that number.");
    const found = bars.page(listingId, interval, time, MOST_BARS + 1);
    const following = found[MOST_BARS];
    const next =
      following &&
      new URLSearchParams({
        ...{ listing: String(listingId), interval: intervalText(interval), from: instant(following.start) },
        ...(query.to === undefined ? {} : { to: String(query.to) }),
      });
    const items = found.slice(0, MOST_BARS).map(barJson);
    response.json({ items, next: next ? `${BASE}/bars?${next}` : null });
  };
}
