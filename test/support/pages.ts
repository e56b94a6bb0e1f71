import { rmSync } from "node:fs";
import { join } from "node:path";
import { seedStory } from "../../seed/seed.ts";
import { createApp } from "../../server/app.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { type Db, openDatabase } from "../../server/db/open.ts";
import { notesStore } from "../../server/notes/store.ts";
import { savedViewsStore } from "../../server/search/views/store.ts";
import { temporaryFolder } from "./cleanup.ts";
import { NOW, testDb } from "./db.ts";
import { makeImport, makeNews, makeNote } from "./factories.ts";
import { makeMarket, makeReport } from "./market.ts";
import { send } from "./see.ts";
import { startServer, testAssets, type TestServer } from "./server.ts";
import { makeStudy, runHere } from "./study.ts";

/**
 * An address of `startPagesServer` for each path that answers GET. A path that is missing here fails the
 * tests that visit them all.
 */
export const SAMPLES: Record<string, string> = {
  "/": "/",
  "/assets/:name": "/assets/main.css",
  "/news": "/news?direction=up&days=9&show=move",
  "/news/new": "/news/new",
  "/news/:id": "/news/1",
  "/news/:id/edit": "/news/1/edit",
  "/news/:id/card": "/news/1/card",
  "/news/:id/card.json": "/news/1/card.json",
  "/news/:id/card.svg": "/news/1/card.svg",
  "/capture": "/capture",
  "/companies": "/companies",
  "/companies/:ticker": "/companies/BABA",
  "/listings": "/listings?q=BA",
  "/notes": "/notes?company=BABA&show=company",
  "/notes/new": "/notes/new?news=1&listing=BABA",
  "/notes/:id/edit": "/notes/1/edit",
  "/prices": "/prices?imported=1",
  "/prices/import": "/prices/import",
  "/prices/imports/:id": "/prices/imports/1",
  "/prices/delete": "/prices/delete?listing=1&interval=1d",
  "/publishers": "/publishers?sort=checked",
  "/views": "/views",
  "/search": "/search?q=thin+vol",
  "/studies": "/studies",
  "/studies/new": "/studies/new?story=1",
  "/studies/:id": "/studies/1",
  "/studies/:id/edit": "/studies/1/edit",
  "/studies/:id/files/:file": "/studies/1/files/windows.csv",
  "/data": "/data",
  "/data/restore": "/data/restore",
  "/data/trash": "/data/trash?emptied=1",
  "/data/trash/empty": "/data/trash/empty",
  "/data/backups/:id": "/data/backups/newsmove-20251215T120000000Z.db",
  "/data/archive.json": "/data/archive.json",
  "/data/tables/:file": "/data/tables/news_items.csv",
  "/data/import": "/data/import",
  "/settings": "/settings",
  "/feed.atom": "/feed.atom",
  "/api/v1/openapi.json": "/api/v1/openapi.json",
  "/api/v1/stories": "/api/v1/stories",
  "/api/v1/stories/:id": "/api/v1/stories/1",
  "/api/v1/notes": "/api/v1/notes",
  "/api/v1/notes/:id": "/api/v1/notes/1",
  "/api/v1/moves": "/api/v1/moves?news_id=1",
  "/api/v1/moves/:id": "/api/v1/moves/1",
  "/api/v1/checks": "/api/v1/checks?news_id=1",
  "/api/v1/checks/:id": "/api/v1/checks/1",
  "/api/v1/listings": "/api/v1/listings",
  "/api/v1/listings/:id": "/api/v1/listings/1",
  "/api/v1/bars": "/api/v1/bars?listing=1",
  "/api/v1/studies": "/api/v1/studies",
  "/api/v1/studies/:id": "/api/v1/studies/1",
};

/** Paths whose answer is not a page, with the type it has. */
export const NOT_PAGES: Record<string, string> = {
  "/assets/:name": "text/css; charset=utf-8",
  "/listings": "application/json; charset=utf-8",
  "/data/archive.json": "application/json; charset=utf-8",
  "/data/tables/:file": "text/csv; charset=utf-8",
  "/data/backups/:id": "application/vnd.sqlite3",
  "/studies/:id/files/:file": "text/csv; charset=utf-8",
  "/feed.atom": "application/atom+xml; charset=utf-8",
  "/news/:id/card.json": "application/json; charset=utf-8",
  "/news/:id/card.svg": "image/svg+xml; charset=utf-8",
  ...Object.fromEntries(
    Object.keys(SAMPLES)
      .filter((path) => path.startsWith("/api/"))
      .map((path) => [path, "application/json; charset=utf-8"]),
  ),
};

/**
 * A server over a file with the seed, a note on its story and two deleted things with markup in them, an
 * import of old prices with a refused row, a study that was run over stories of an invented stock, and a
 * backup. From a beforeAll, return its close.
 */
export async function startPagesServer(): Promise<TestServer> {
  const folder = temporaryFolder();
  const path = await filledDatabase(folder);
  const server = await startServer({ path });
  await send(server, "/data/backups");
  const closeServer = server.close;
  const close = async () => {
    await closeServer();
    rmSync(folder, { recursive: true, force: true });
  };
  return Object.assign(server, { close });
}

/** A database's file with what every page has something to show of, closed. */
export async function filledDatabase(folder: string): Promise<string> {
  const path = join(folder, "newsmove.db");
  const db = openDatabase(path);
  await fill(db);
  db.close();
  return path;
}

async function fill(db: Db): Promise<void> {
  seedStory(db, NOW);
  const [listing] = companiesStore(db).byTicker("BABA");
  if (!listing) throw new Error("the seed has no BABA");
  makeNote(db, { listing, newsId: 1, moveId: 1, text: "Up at the open.\n<b>Thin</b> volume & no news." });
  makeImport(db, listing);
  savedViewsStore(db).add("Falls & <b>Thin</b>", "/news?direction=down", NOW.toISOString());
  makeNews(db, { title: "<b>Thin</b> & gone", deletedAt: NOW.toISOString() });
  const { id } = makeNote(db, { listing, text: "<b>Thin</b> & gone" });
  notesStore(db, companiesStore(db).listing).delete(id, NOW.toISOString());
  const stock = makeMarket(db).stock("NMRX");
  for (const date of ["2025-09-15", "2025-10-11", null]) makeReport(db, stock, date);
  await runHere(db, makeStudy(db));
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
  const routes = await routesOfApp();
  // Two slices can share a path, each with a method of its own.
  return [...new Set(routes.filter(({ methods }) => methods.includes("get")).map(({ path }) => path))];
}

/** Every route of the application with the methods it has a handler for. */
export async function routesOfApp(): Promise<{ path: string; methods: string[] }[]> {
  const app = createApp({
    ...{ db: testDb(), assets: await testAssets(), clock: () => new Date(), log: () => {} },
    access: { host: "127.0.0.1", password: null, allowedHosts: [] },
  });
  const routesIn = (layers: readonly Layer[]): { path: string; methods: string[] }[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return routesIn(handle.stack ?? []);
      return [{ path: route.path, methods: Object.keys(route.methods).filter((name) => name !== "_all") }];
    });
  return routesIn(app.router.stack as unknown as Layer[]);
}
