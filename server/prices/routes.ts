import type { RequestHandler, Response, Router } from "express";
import type { Clock } from "../lib/dates.ts";
import type { Settings } from "../settings/settings.ts";
import { HttpError, notFound } from "../web/errors.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import type { BarsStore } from "./bars-store.ts";
import { type ClosedDay, closedDaysReader } from "./closed-days.ts";
import { barRangeOf, deletePage, rangeOf } from "./delete-page.ts";
import { type Jobs, jobs } from "./jobs.ts";
import type { PictureStore } from "./picture-store.ts";
import { importPage, pricesPage } from "./prices-page.ts";
import type { PricesStore } from "./store.ts";
import type { PriceWork, TakenBack } from "./work.ts";

export interface PriceParts {
  prices: PricesStore;
  pictures: PictureStore;
  bars: BarsStore;
  work: PriceWork;
  settings: () => Settings;
  pages: Pages;
  clock: Clock;
  /** Told of a fault of ours that no page shows. */
  report(error: unknown): void;
}

type Parts = PriceParts & { jobs: Jobs; closedDays: () => ClosedDay[] };

/** What there is of prices, and taking it back. */
export function priceRoutes(given: PriceParts): Router {
  const parts = { ...given, jobs: jobs(given.report), closedDays: closedDaysReader(given.bars) };
  return routes({
    "/prices": { get: list(parts) },
    "/prices/imports/:id": { get: showImport(parts) },
    "/prices/imports/:id/undo": { post: undo(parts) },
    "/prices/deletions/:id/undo": { post: undelete(parts) },
    "/prices/delete": { get: askDelete(parts), post: remove(parts) },
  });
}

/** How long an answer waits for what was begun, and how often a page about something longer comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;

/** The list; with ?job= what is under way by that key, until there is something to see of it. */
function list({ prices, pictures, closedDays, settings, pages, jobs }: Parts): RequestHandler {
  return async ({ query }, response) => {
    const job = jobs.find(String(query.job)) ?? null;
    await job?.settled(WAIT_MS);
    if (job?.hasFailed)
      throw new HttpError(
        500,
        `${job.title} came to nothing, by a fault of Newsmove’s own. All is as it was; the log of the server says more.`,
      );
    if (job?.path) return response.redirect(303, job.path);
    if (job) response.set("Refresh", String(AGAIN_S));
    const { zone } = settings();
    pages.send(response, ...pricesPage(query, { prices, pictures, zone, closed: closedDays(), job }));
  };
}

function showImport({ prices, settings, pages }: Parts): RequestHandler {
  return (request, response) => {
    const record = prices.importRecord(idOf(request.params.id) ?? 0);
    if (!record) throw notFound("There is no such import. The list under Prices shows the ones there are.");
    pages.send(response, ...importPage(record, prices, settings().zone));
  };
}

function undo(parts: Parts): RequestHandler {
  return (request, response) => {
    const record = parts.prices.importRecord(idOf(request.params.id) ?? 0);
    if (!record) throw notFound("There is no such import, so nothing was undone.");
    const { id, fileName } = record;
    return takeBack(parts, { kind: "undo", id }, `Undoing the import of ${fileName}`, response);
  };
}

function undelete(parts: Parts): RequestHandler {
  return (request, response) => {
    const deletion = parts.prices.deletion(idOf(request.params.id) ?? 0);
    if (!deletion) throw notFound("There is no such deletion, so nothing was brought back.");
    const { id, ticker } = deletion;
    return takeBack(parts, { kind: "undelete", id }, `Bringing back the bars of ${ticker}`, response);
  };
}

function askDelete({ prices, pictures, pages }: Parts): RequestHandler {
  return ({ query }, response) => {
    const asked = rangeOf(query, prices);
    if (!asked) return response.redirect(303, "/prices");
    pages.send(response, ...deletePage(asked, pictures));
  };
}

function remove(parts: Parts): RequestHandler {
  return (request, response) => {
    const asked = rangeOf(fieldsOf(request.body, ["listing", "interval", "from", "to"]), parts.prices);
    if (!asked) throw notFound("There are no such prices, so nothing was deleted.");
    const range = barRangeOf(asked);
    return takeBack(parts, { kind: "delete", range }, `Deleting bars of ${asked.covered.ticker}`, response);
  };
}

/** Begins it; leads to what came of it, or where that takes longer, to the page that says how far it is. */
async function takeBack(
  { work, jobs, clock }: Parts,
  what: TakenBack,
  title: string,
  response: Response,
): Promise<void> {
  const key = keyOf(what);
  const job = jobs.begin(key, title, async (options) => {
    const id = await work.takeBack({ ...what, now: clock().toISOString() }, options);
    if (what.kind === "delete") return id === null ? "/prices" : `/prices?deleted=${id}`;
    return `/prices?${what.kind === "undo" ? "undone" : "undeleted"}=${what.id}`;
  });
  await job.settled(WAIT_MS);
  response.redirect(303, job.path ?? `/prices?job=${key}`);
}

/** "undo-3": the same for what is asked for twice. */
function keyOf(what: TakenBack): string {
  if (what.kind !== "delete") return `${what.kind}-${what.id}`;
  const { listingId, interval, fromDate, toDate } = what.range;
  return ["delete", listingId, interval, fromDate, toDate].join("-");
}
