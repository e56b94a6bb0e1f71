import { basename, dirname, resolve } from "node:path";
import type { RequestHandler, Router } from "express";
import type { Settings } from "../settings/settings.ts";
import { notFound } from "../web/errors.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { dataPage } from "./data-page.ts";
import type { Keeping } from "./keeping.ts";
import type { TrashStore } from "./trash/store.ts";

export interface KeepingParts {
  keeping: Keeping | null;
  trash: TrashStore;
  settings: () => Settings;
  pages: Pages;
}

/** The page of what is kept, and backups. */
export function keepingRoutes(parts: KeepingParts): Router {
  return routes({
    "/data": { get: show(parts) },
    "/data/backups": { post: backUp(parts) },
    "/data/backups/:id": { get: download(parts) },
  });
}

/** How long an answer waits for a backup to be made, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;

function show({ keeping, trash, settings, pages }: KeepingParts): RequestHandler {
  return async ({ query }, response) => {
    if (query.backup !== undefined) {
      await keeping?.backups.settled(WAIT_MS);
      if (keeping?.backups.progress() != null) response.set("Refresh", String(AGAIN_S));
    }
    const done = {
      backup: String(query.backup ?? ""),
      restore: await keeping?.restores.find(String(query.restored ?? ""), 0),
    };
    pages.send(response, ...dataPage(keeping, trash.count(), settings().zone, done));
  };
}

function backUp({ keeping }: KeepingParts): RequestHandler {
  return (_request, response) => {
    if (!keeping) throw notFound("The database is in memory alone: it has no file that could be backed up.");
    response.redirect(303, `/data?backup=${encodeURIComponent(keeping.backups.start("by_hand"))}`);
  };
}

function download({ keeping }: KeepingParts): RequestHandler {
  return (request, response, next) => {
    const backup = keeping?.backups.find(String(request.params.id));
    if (!backup) throw notFound("There is no such backup. The list under Data shows the ones there are.");
    const path = resolve(backup.path);
    response.set({ "Content-Type": "application/vnd.sqlite3", "Cache-Control": "no-store" });
    // A folder above may well have a name with a dot in front.
    const options = { root: dirname(path), dotfiles: "allow", cacheControl: false } as const;
    response.download(basename(path), backup.id, options, (error) => error && next(error));
  };
}
