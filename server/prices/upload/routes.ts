import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Clock } from "../../lib/dates.ts";
import { diskFileOf, discardFile, uploadToDisk } from "../../web/disk-upload.ts";
import { fieldsOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { PriceWork } from "../work.ts";
import { toldFieldsOf } from "./import-form.ts";
import { choosePage, LIMIT_MB, lostPage, stagedPage } from "./import-page.ts";
import { type StagedImports, stagedImports, type WaitingImport } from "./staged-imports.ts";

export interface UploadParts {
  work: PriceWork;
  pages: Pages;
  clock: Clock;
  /** Told of a fault of ours that no page shows. */
  report(error: unknown): void;
}

type Parts = UploadParts & { staged: StagedImports };

/** Choosing a file, seeing what it would do, and having it done. */
export function uploadRoutes(given: UploadParts): Router {
  const parts = { ...given, staged: stagedImports({ ...given, discardFile }) };
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

/** How long an answer waits for a file to be read or stored, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;
/** The form, or what there is to see of the file that waits under ?file=. */
function show({ staged, pages }: Parts): RequestHandler {
  return async ({ query }, response) => {
    if (typeof query.file !== "string") return pages.send(response, ...choosePage());
    const entry = await staged.find(query.file, WAIT_MS);
    if (!entry) return pages.send(response, ...lostPage());
    const { state } = entry;
    if (state.kind === "done") return response.redirect(303, pathAfter(state.importId));
    if (state.kind === "reading" || state.kind === "storing") response.set("Refresh", String(AGAIN_S));
    pages.send(response, ...stagedPage(entry));
  };
}

function take({ staged, pages }: Parts): RequestHandler {
  return async (request, response) => {
    const file = diskFileOf(request);
    const fields = toldFieldsOf(request.body);
    if (!file) return pages.send(response, ...choosePage(fields, "Choose a file with something in it."));
    const id = await staged.add(file.name, file.path, fields);
    response.redirect(303, `/prices/import?file=${id}`);
  };
}

function readAgain(parts: Parts): RequestHandler {
  return withStaged(parts, async (entry, request, response) => {
    const { kind } = entry.state;
    if (kind !== "storing" && kind !== "done") entry.read(toldFieldsOf(request.body));
    response.redirect(303, `/prices/import?file=${entry.id}`);
  });
}

function confirm(parts: Parts): RequestHandler {
  const { pages } = parts;
  return withStaged(parts, async (entry, request, response) => {
    const { state } = entry;
    if (state.kind === "ready") {
      const { replace, keep_good } = fieldsOf(request.body, ["replace", "keep_good"]);
      if (state.read.plan.refused > 0 && keep_good === "") {
        const error =
          "Tick the box to leave the refused rows out, or mend them in the file and choose it again.";
        return pages.send(response, ...stagedPage(entry, error));
      }
      const options = { replace: replace !== "", keepGood: keep_good !== "" };
      entry.store(state.read, options);
    }
    response.redirect(303, `/prices/import?file=${entry.id}`);
  });
}

function cancel(parts: Parts): RequestHandler {
  return withStaged(parts, async (entry, _request, response) => {
    await parts.staged.drop(entry);
    // It may have been stored in that moment.
    const { state } = entry;
    response.redirect(303, state.kind === "done" ? pathAfter(state.importId) : "/prices/import");
  });
}

/** A handler about the file that waits under the path's id; a lost one is asked for again. */
function withStaged(
  { staged, pages }: Parts,
  handle: (entry: WaitingImport, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const entry = await staged.find(String(request.params.id), 0);
    if (!entry) return pages.send(response, ...lostPage());
    await handle(entry, request, response);
  };
}

function pathAfter(importId: number | null): string {
  return importId === null ? "/prices?same=1" : `/prices?imported=${importId}`;
}
