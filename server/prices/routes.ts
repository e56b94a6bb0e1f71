import type { RequestHandler, Router } from "express";
import type { Clock } from "../lib/dates.ts";
import type { Settings } from "../settings/settings.ts";
import { notFound } from "../web/errors.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import type { PictureStore } from "./picture-store.ts";
import { deletePage, importPage, pricesPage, rangeOf, secondsOf } from "./prices-page.ts";
import type { PricesStore } from "./store.ts";

export interface PriceParts {
  prices: PricesStore;
  pictures: PictureStore;
  settings: () => Settings;
  pages: Pages;
  clock: Clock;
}

/** What there is of prices, and taking it back. */
export function priceRoutes(parts: PriceParts): Router {
  return routes({
    "/prices": { get: list(parts) },
    "/prices/imports/:id": { get: showImport(parts) },
    "/prices/imports/:id/undo": { post: undo(parts) },
    "/prices/delete": { get: askDelete(parts), post: remove(parts) },
  });
}

function list({ prices, pictures, settings, pages }: PriceParts): RequestHandler {
  return (request, response) => {
    pages.send(response, ...pricesPage(request.query, prices, pictures, settings().zone));
  };
}

function showImport({ prices, settings, pages }: PriceParts): RequestHandler {
  return (request, response) => {
    const record = prices.importRecord(idOf(request.params.id) ?? 0);
    if (!record) throw notFound("There is no such import. The list under Prices shows the ones there are.");
    pages.send(response, ...importPage(record, prices, settings().zone));
  };
}

function undo({ prices, clock }: PriceParts): RequestHandler {
  return (request, response) => {
    const record = prices.importRecord(idOf(request.params.id) ?? 0);
    if (!record) throw notFound("There is no such import, so nothing was undone.");
    prices.undo(record.id, clock().toISOString());
    response.redirect(303, `/prices?undone=${record.id}`);
  };
}

function askDelete({ prices, pictures, pages }: PriceParts): RequestHandler {
  return ({ query }, response) => {
    const asked = rangeOf(query, prices);
    if (!asked) return response.redirect(303, "/prices");
    pages.send(response, ...deletePage(asked, pictures));
  };
}

function remove({ prices }: PriceParts): RequestHandler {
  return (request, response) => {
    const asked = rangeOf(fieldsOf(request.body, ["listing", "interval", "from", "to"]), prices);
    if (!asked) throw notFound("There are no such prices, so nothing was deleted.");
    const [from, to] = secondsOf(asked);
    const { listingId, interval } = asked.covered;
    const count = prices.deleteRange({ listingId, interval, from, to });
    response.redirect(303, count > 0 ? `/prices?deleted=${count}` : "/prices");
  };
}
