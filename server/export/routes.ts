import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Clock } from "../lib/dates.ts";
import { diskFileOf, uploadToDisk } from "../web/disk-upload.ts";
import { notFound } from "../web/errors.ts";
import { fieldsOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { CSV_TABLES, type CsvTable } from "./csv/tables-store.ts";
import type { ArchiveImports } from "./page/archive-imports.ts";
import { choosePage, importPage, LIMIT_MB } from "./page/import-page.ts";

export interface ExportParts {
  /** The archive of what there is, a piece at a time. */
  archive(): AsyncIterable<string>;
  /** A table as CSV, likewise. */
  table(name: CsvTable): AsyncIterable<string>;
  imports: ArchiveImports;
  pages: Pages;
  clock: Clock;
}

/** Taking everything out, and an archive in. */
export function exportRoutes(parts: ExportParts): Router {
  return Router()
    .post("/data/import", uploadToDisk("file", LIMIT_MB))
    .use(
      routes({
        "/data/archive.json": { get: downloadArchive(parts) },
        "/data/tables/:file": { get: downloadTable(parts) },
        "/data/import": { get: showImport(parts), post: begin(parts) },
        "/data/import/:id/cancel": { post: cancel(parts) },
      }),
    );
}

function downloadArchive({ archive, clock }: ExportParts): RequestHandler {
  return async (request, response) => {
    const name = `newsmove-${clock().toISOString().slice(0, 10)}.json`;
    await send(request, response, name, "application/json; charset=utf-8", archive);
  };
}

function downloadTable({ table }: ExportParts): RequestHandler {
  return async (request, response) => {
    const file = String(request.params.file);
    const name = CSV_TABLES.find((known) => `${known}.csv` === file);
    if (!name) throw notFound("There is no such table. The page Data lists the ones there are.");
    await send(request, response, file, "text/csv; charset=utf-8", () => table(name));
  };
}

/** Sends a file to be saved as it is made. Whoever breaks it off is no fault of ours. */
async function send(
  request: Request,
  response: Response,
  name: string,
  type: string,
  text: () => AsyncIterable<string>,
): Promise<void> {
  const begin = () => response.attachment(name).type(type).set("Cache-Control", "no-store");
  if (request.method === "HEAD") return void begin().end();
  // What cannot be read at all is a page that says so.
  const pieces = Readable.from(text());
  try {
    await pipeline(pieces, begin());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/** How long an answer waits for an import to end, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;
const LOST =
  "What came of this import is not known any more: Newsmove was stopped meanwhile, or ten others came after it.";

/** The form, or how far the import of ?archive= is, or what it did. */
function showImport({ imports, pages }: ExportParts): RequestHandler {
  return async ({ query }, response) => {
    if (typeof query.archive !== "string") return pages.send(response, ...choosePage());
    const found = await imports.find(query.archive, WAIT_MS);
    if (!found) return pages.send(response, ...choosePage("", 404, LOST));
    if (found.state.kind === "running") response.set("Refresh", String(AGAIN_S));
    pages.send(response, ...importPage(found));
  };
}

function begin({ imports, pages, clock }: ExportParts): RequestHandler {
  return (request, response) => {
    const file = diskFileOf(request);
    if (!file) return pages.send(response, ...choosePage("Choose a file with something in it.", 422));
    const replace = fieldsOf(request.body, ["replace"]).replace !== "";
    const id = imports.begin({ path: file.path, name: file.name, replace, now: clock().toISOString() });
    response.redirect(303, `/data/import?archive=${id}`);
  };
}

function cancel({ imports }: ExportParts): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    await imports.cancel(id, WAIT_MS);
    response.redirect(303, `/data/import?archive=${encodeURIComponent(id)}`);
  };
}
