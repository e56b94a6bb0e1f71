import { type Request, type RequestHandler, type Response, Router } from "express";
import type { CatalogueStore } from "../../companies/catalogue-store.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import type { Clock } from "../../lib/dates.ts";
import { diskFileOf, discardFile, uploadToDisk } from "../../web/disk-upload.ts";
import { fieldsOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { ImportParts } from "../import.ts";
import type { PictureStore } from "../picture-store.ts";
import type { PricesStore } from "../store.ts";
import { toldFieldsOf } from "./import-form.ts";
import { choosePage, LIMIT_MB, stagedPage } from "./import-page.ts";
import { type StagedImport, type StagedImports, stagedImports } from "./staged-imports.ts";

export interface UploadParts {
  companies: CompaniesStore;
  catalogue: CatalogueStore;
  prices: PricesStore;
  pictures: PictureStore;
  pages: Pages;
  clock: Clock;
}

type Parts = UploadParts & { staged: StagedImports };

/** Choosing a file, seeing what it would do, and having it done. */
export function uploadRoutes(given: UploadParts): Router {
  const { companies: lookup, clock } = given;
  const parts = { ...given, staged: stagedImports({ ...importParts(given), lookup, clock, discardFile }) };
  return Router()
    .post("/prices/import", uploadToDisk("file", LIMIT_MB))
    .use(
      routes({
        "/prices/import": { get: show(parts), post: take(parts) },
        "/prices/import/:id": { post: readAgain(parts) },
        "/prices/import/:id/confirm": { post: confirm(parts) },
        "/prices/import/:id/cancel": { post: cancel(parts) },
      }),
    );
}

/** How long an answer waits for a file to be read, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;
const LOST =
  "The file is not here any more: it waits for an hour, and is gone when Newsmove is stopped. Nothing of it was stored. Choose it again.";

/** The form, or what there is to see of the file that waits under ?file=. */
function show({ staged, pictures, pages }: Parts): RequestHandler {
  return async ({ query }, response) => {
    if (typeof query.file !== "string") return pages.send(response, ...choosePage());
    const entry = await staged.find(query.file, WAIT_MS);
    if (!entry) return pages.send(response, ...choosePage("", 404, LOST));
    if (entry.state.kind === "done") return response.redirect(303, pathAfter(entry.state.importId));
    if (entry.state.kind === "reading") response.set("Refresh", String(AGAIN_S));
    pages.send(response, ...stagedPage(entry, pictures));
  };
}

function take({ staged, pages }: Parts): RequestHandler {
  return async (request, response) => {
    const file = diskFileOf(request);
    if (!file) return pages.send(response, ...choosePage("Choose a file with something in it.", 422));
    const id = await staged.add(file.name, file.path, toldFieldsOf(request.body));
    response.redirect(303, `/prices/import?file=${id}`);
  };
}

function readAgain(parts: Parts): RequestHandler {
  return withStaged(parts, async (entry, request, response) => {
    if (entry.state.kind !== "done") await parts.staged.readAgain(entry, toldFieldsOf(request.body));
    response.redirect(303, `/prices/import?file=${entry.id}`);
  });
}

function confirm(parts: Parts): RequestHandler {
  const { staged, pictures, pages, clock } = parts;
  return withStaged(parts, async (entry, request, response) => {
    if (entry.state.kind !== "ready") return response.redirect(303, `/prices/import?file=${entry.id}`);
    const { replace, keep_good } = fieldsOf(request.body, ["replace", "keep_good"]);
    const options = { replace: replace !== "", keepGood: keep_good !== "" };
    const { importId, isHeldBack } = entry.state.file.run(options, clock().toISOString());
    if (isHeldBack) {
      const error =
        "Tick the box to leave the refused rows out, or mend them in the file and choose it again.";
      return pages.send(response, ...stagedPage(entry, pictures, error));
    }
    await staged.finish(entry, importId);
    response.redirect(303, pathAfter(importId));
  });
}

function cancel(parts: Parts): RequestHandler {
  return withStaged(parts, async (entry, _request, response) => {
    await parts.staged.drop(entry);
    response.redirect(303, "/prices/import");
  });
}

/** A handler about the file that waits under the path's id; a lost one is asked for again. */
function withStaged(
  { staged, pages }: Parts,
  handle: (entry: StagedImport, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const entry = await staged.find(String(request.params.id), 0);
    if (!entry) return pages.send(response, ...choosePage("", 404, LOST));
    await handle(entry, request, response);
  };
}

function pathAfter(importId: number | null): string {
  return importId === null ? "/prices?same=1" : `/prices?imported=${importId}`;
}

function importParts({ prices, companies, catalogue }: UploadParts): ImportParts {
  return {
    prices,
    addListing(row, now) {
      catalogue.putAll([row], now);
      const listing = companies.byTicker(row.ticker).find(({ mic }) => mic === row.mic);
      if (!listing) throw new Error(`the listing ${row.ticker} just added is not there`);
      return listing.id;
    },
  };
}
