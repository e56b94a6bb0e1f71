import { rmSync } from "node:fs";
import { join } from "node:path";
import { seedStory } from "../../seed/seed.ts";
import { createApp } from "../../server/app.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { type Db, openDatabase } from "../../server/db/open.ts";
import { temporaryFolder } from "./cleanup.ts";
import { NOW, testDb } from "./db.ts";
import { makeImport, makeNote } from "./factories.ts";
import { startServer, testAssets, type TestServer } from "./server.ts";

/**
 * An address of `startPagesServer` for each path that answers GET. A path that is missing here fails the
 * tests that visit them all.
 */
export const SAMPLES: Record<string, string> = {
  "/": "/",
  "/assets/:name": "/assets/main.css",
  "/news": "/news",
  "/news/new": "/news/new",
  "/news/:id": "/news/1",
  "/news/:id/edit": "/news/1/edit",
  "/capture": "/capture",
  "/companies": "/companies",
  "/companies/:ticker": "/companies/BABA",
  "/listings": "/listings?q=BA",
  "/notes": "/notes",
  "/notes/new": "/notes/new?news=1&listing=BABA",
  "/notes/:id/edit": "/notes/1/edit",
  "/prices": "/prices?imported=1",
  "/prices/import": "/prices/import",
  "/prices/imports/:id": "/prices/imports/1",
  "/prices/delete": "/prices/delete?listing=1&interval=1d",
  "/publishers": "/publishers?sort=checked",
  "/data": "/data",
  "/data/archive.json": "/data/archive.json",
  "/data/tables/:file": "/data/tables/news_items.csv",
  "/data/import": "/data/import",
  "/settings": "/settings",
};

/** Paths whose answer is not a page, with the type it has. */
export const NOT_PAGES: Record<string, string> = {
  "/assets/:name": "text/css; charset=utf-8",
  "/listings": "application/json; charset=utf-8",
  "/data/archive.json": "application/json; charset=utf-8",
  "/data/tables/:file": "text/csv; charset=utf-8",
};

/**
 * A server over a file with the seed, a note on its story with markup in it, and an import of old prices
 * with a refused row. From a beforeAll, return its close.
 */
export async function startPagesServer(): Promise<TestServer> {
  const folder = temporaryFolder();
  const db = openDatabase(join(folder, "newsmove.db"));
  fill(db);
  const server = await startServer({ db });
  const closeServer = server.close;
  const close = async () => {
    await closeServer();
    db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return Object.assign(server, { close });
}

function fill(db: Db): void {
  seedStory(db, NOW);
  const [listing] = companiesStore(db).byTicker("BABA");
  if (!listing) throw new Error("the seed has no BABA");
  makeNote(db, { listing, newsId: 1, moveId: 1, text: "Up at the open.\n<b>Thin</b> volume & no news." });
  makeImport(db, listing);
}

/** The sample address of a path, with the hashed name of the asset filled in. */
export async function addressOf(path: string): Promise<string> {
  const sample = SAMPLES[path];
  if (!sample) throw new Error(`no sample address for ${path}`);
  return path === "/assets/:name" ? (await testAssets()).url("main.css") : sample;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every path of the application that answers GET, as it is written in the tables of routes. */
export async function pathsOfApp(): Promise<string[]> {
  const app = createApp({
    ...{ db: testDb(), assets: await testAssets(), clock: () => new Date(), log: () => {} },
    access: { host: "127.0.0.1", password: null, allowedHosts: [] },
  });
  const pathsIn = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (route) return route.methods.get ? [route.path] : [];
      return pathsIn(handle.stack ?? []);
    });
  // Two slices can share a path, each with a method of its own.
  return [...new Set(pathsIn(app.router.stack as unknown as Layer[]))];
}
