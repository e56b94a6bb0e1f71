import { type Request, type RequestHandler, type Response, Router } from "express";
import { formatMinute } from "../../lib/dates.ts";
import type { Settings } from "../../settings/settings.ts";
import { diskFileOf, discardFile, uploadToDisk } from "../../web/disk-upload.ts";
import { notFound } from "../../web/errors.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { ContentsStore } from "../contents-store.ts";
import type { Keeping } from "../keeping.ts";
import { choosePage, LIMIT_MB, restorePage } from "./restore-page.ts";
import type { Restore } from "./restores.ts";

export interface RestoreParts {
  keeping: Keeping | null;
  contents: ContentsStore;
  settings: () => Settings;
  pages: Pages;
}

/** Choosing a backup, seeing what it holds, and having it take the place of the database. */
export function restoreRoutes(parts: RestoreParts): Router {
  return Router()
    .post("/data/restore", uploadToDisk("file", LIMIT_MB))
    .use(
      routes({
        "/data/restore": { get: show(parts), post: upload(parts) },
        "/data/backups/:id/restore": { post: choose(parts) },
        "/data/restore/:id/confirm": { post: confirm(parts) },
        "/data/restore/:id/cancel": { post: cancel(parts) },
      }),
    );
}

/** How long an answer waits for a file to be read, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;
const LOST =
  "The file is not here any more: it waits for an hour, and is gone when Newsmove is stopped. Nothing was restored. Choose it again.";

/** The form, or what there is to see of the file that waits under ?file=. */
function show({ keeping, contents, settings, pages }: RestoreParts): RequestHandler {
  return async ({ query }, response) => {
    if (typeof query.file !== "string") return pages.send(response, ...choosePage());
    const entry = await keeping?.restores.find(query.file, WAIT_MS);
    if (!entry) return pages.send(response, ...choosePage(LOST, 404));
    const { kind } = entry.state;
    if (kind === "done") return response.redirect(303, `/data?restored=${entry.id}`);
    if (kind === "checking" || kind === "replacing") response.set("Refresh", String(AGAIN_S));
    pages.send(response, ...restorePage(entry, contents.read(), settings().zone));
  };
}

function upload(parts: RestoreParts): RequestHandler {
  return async (request, response) => {
    const file = diskFileOf(request);
    if (!file) return parts.pages.send(response, ...choosePage("Choose a file with something in it.", 422));
    await begin(parts, response, file.name, file.path, () => discardFile(file.path));
  };
}

function choose(parts: RestoreParts): RequestHandler {
  return async (request, response) => {
    const backup = parts.keeping?.backups.find(String(request.params.id));
    if (!backup) throw notFound("There is no such backup. The list under Data shows the ones there are.");
    const name = `the backup of ${formatMinute(backup.at, parts.settings().zone)}`;
    await begin(parts, response, name, backup.path);
  };
}

async function begin(
  { keeping }: RestoreParts,
  response: Response,
  name: string,
  path: string,
  discard?: () => void,
): Promise<void> {
  if (!keeping) {
    discard?.();
    throw notFound("The database is in memory alone: no file can take its place.");
  }
  response.redirect(303, `/data/restore?file=${await keeping.restores.add(name, path, discard)}`);
}

function confirm(parts: RestoreParts): RequestHandler {
  return withChosen(parts, async (entry, _request, response) => {
    parts.keeping?.restores.confirm(entry);
    response.redirect(303, `/data/restore?file=${entry.id}`);
  });
}

function cancel(parts: RestoreParts): RequestHandler {
  return withChosen(parts, async (entry, _request, response) => {
    if (entry.state.kind !== "replacing") await parts.keeping?.restores.drop(entry);
    response.redirect(303, "/data");
  });
}

/** A handler about the file that waits under the path's id; a lost one is asked for again. */
function withChosen(
  { keeping, pages }: RestoreParts,
  handle: (entry: Restore, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const entry = await keeping?.restores.find(String(request.params.id), 0);
    if (!entry) return pages.send(response, ...choosePage(LOST, 404));
    await handle(entry, request, response);
  };
}
