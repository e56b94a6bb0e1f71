import express, { type Express } from "express";
import { apiRoutes } from "./api/routes.ts";
import { captureRoutes } from "./capture/routes.ts";
import { catalogueStore } from "./companies/catalogue-store.ts";
import { companyRoutes } from "./companies/routes.ts";
import { companiesStore } from "./companies/store.ts";
import { atOneMoment } from "./db/one-moment.ts";
import type { Db } from "./db/open.ts";
import { databaseState } from "./db/state.ts";
import { writeAccess } from "./db/write-access.ts";
import { type Derived, derivedFrom } from "./derived.ts";
import { archiveOf } from "./export/archive/out/archive-store.ts";
import { csvOf } from "./export/csv/tables-store.ts";
import { archiveImports } from "./export/page/archive-imports.ts";
import { exportRoutes } from "./export/routes.ts";
import { textOver } from "./export/text-over-store.ts";
import { cardRoutes } from "./home/card/routes.ts";
import { companyPageRoutes } from "./home/company/routes.ts";
import { feedRoutes } from "./home/feed/routes.ts";
import { feedStore } from "./home/feed/store.ts";
import { publisherRoutes } from "./home/publishers/routes.ts";
import { listRoutes } from "./home/lists/routes.ts";
import { homeRoutes } from "./home/routes.ts";
import { contentsStore } from "./keeping/contents-store.ts";
import type { Keeping } from "./keeping/keeping.ts";
import { restoreRoutes } from "./keeping/restore/routes.ts";
import { keepingRoutes } from "./keeping/routes.ts";
import { trashRoutes } from "./keeping/trash/routes.ts";
import { trashStore } from "./keeping/trash/store.ts";
import type { Clock } from "./lib/dates.ts";
import { runInThread } from "./lib/thread.ts";
import { type Turns, turns } from "./lib/turns.ts";
import { movesStore } from "./moves/store.ts";
import { newsStore } from "./news/store.ts";
import { noteRoutes } from "./notes/routes.ts";
import { notesStore } from "./notes/store.ts";
import { barsStore } from "./prices/bars-store.ts";
import { pictureStore } from "./prices/picture-store.ts";
import { priceRoutes } from "./prices/routes.ts";
import { spansStore } from "./prices/spans-store.ts";
import { pricesStore } from "./prices/store.ts";
import { uploadRoutes } from "./prices/upload/routes.ts";
import { noteFinder } from "./search/filters/note-finder.ts";
import { noteEntriesStore } from "./search/filters/notes-store.ts";
import { storyFinder } from "./search/filters/story-finder.ts";
import { topicsStore } from "./search/filters/topics-store.ts";
import { searchRoutes } from "./search/routes.ts";
import { searchStore } from "./search/store.ts";
import { savedViewRoutes } from "./search/views/routes.ts";
import { savedViewsStore } from "./search/views/store.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { settingsStore } from "./settings/store.ts";
import { tokensStore } from "./settings/tokens-store.ts";
import { storyRoutes } from "./stories/routes.ts";
import { storiesStore } from "./stories/store.ts";
import { priceStateStore } from "./studies/price-state-store.ts";
import { studyRoutes } from "./studies/routes.ts";
import { studyRunRoutes } from "./studies/run/routes.ts";
import { runningStudies } from "./studies/run/running.ts";
import { studiesStore } from "./studies/store.ts";
import { studyStoriesStore } from "./studies/stories-store.ts";
import { archiveThreads } from "./threads/archive-threads.ts";
import { priceThreads } from "./threads/price-threads.ts";
import type { Assets } from "./web/assets.ts";
import { discardFile } from "./web/disk-upload.ts";
import { errorPage, stackOf, unknownPath } from "./web/errors.ts";
import { type Access, guard } from "./web/guard.ts";
import { createPages } from "./web/page.ts";
import { routes } from "./web/routes.ts";
import { waitToWrite } from "./web/wait-to-write.ts";

export interface AppOptions {
  db: Db;
  assets: Assets;
  access: Access;
  clock: Clock;
  /** Where the stack of a bug goes. */
  log: (line: string) => void;
  /** What is derived from the tables and follows them, where somebody else keeps it up too. */
  derived?: Derived;
  /** The turns that threads take which write; whoever exchanges the database waits for them. */
  writing?: Turns;
  /** What keeps the database's file; none where there is no file, in memory. */
  keeping?: Keeping | null;
}

const FORM_LIMIT = "64kb";
/** A story's form holds up to sixty moves with a quote each. */
const STORY_FORM = { extended: false, limit: "2mb", parameterLimit: 2000 };

/** The whole application over an open database: stores, every router, errors last. */
export function createApp({
  db,
  assets,
  access,
  clock,
  log,
  derived = derivedFrom(db),
  keeping = null,
  writing = turns(),
}: AppOptions): Express {
  const companies = companiesStore(db);
  const catalogue = catalogueStore(db);
  const news = newsStore(db);
  const moves = movesStore(db, companies.listing);
  const notes = notesStore(db, companies.listing);
  const prices = pricesStore(db);
  const pictures = pictureStore(db);
  const priceReading = { bars: barsStore(db), spans: spansStore(db) };
  const stories = storiesStore(db, { companies, moves });
  const settings = settingsStore(db);
  const trash = trashStore(db);
  const tokens = tokensStore(db);
  const pages = createPages(assets, settings.read, clock);
  const work = priceThreads(db.name, writing);
  const report = (error: unknown) => log(stackOf(error));

  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(guard(access, clock, tokens.knows));
  app.use(routes({ "/assets/:name": { get: assets.handler } }));
  // Prices and archives are written by threads, which take turns; whatever is written here waits for them.
  app.use("/prices", express.urlencoded({ extended: false, limit: FORM_LIMIT }));
  app.use(uploadRoutes({ work, pages, clock, report }));
  app.use(
    priceRoutes({ prices, pictures, ...priceReading, work, settings: settings.read, pages, clock, report }),
  );
  app.use(
    exportRoutes({
      archive: () => textOver(db.name, (own) => archiveOf(own, priceStateStore(own))),
      table: (name) => textOver(db.name, (own) => csvOf(own, name)),
      imports: archiveImports(archiveThreads(db.name, writing), discardFile),
      ...{ pages, clock },
    }),
  );
  const turn = waitToWrite({ over: writing.over, obstacle: writeAccess(db) });
  // What is pasted may be a hundred times larger than any other form: capture reads its own.
  app.use("/capture", turn);
  app.use(captureRoutes({ companies, catalogue, news, moves, stories, pages, clock }));
  app.use("/news", express.urlencoded(STORY_FORM));
  app.use(express.urlencoded({ extended: false, limit: FORM_LIMIT }));
  // A form is read before it waits: where it waits in vain, it is offered to be sent again.
  app.use(turn);

  app.use(storyRoutes({ companies, news, moves, stories, pages, clock }));
  const studyStories = studyStoriesStore(db);
  const reading = {
    ...{ companies, news, moves, notes, ...priceReading },
    ...{ atOneMoment: atOneMoment(db), settings: settings.read, pages, clock },
  };
  const search = searchStore(db);
  const savedViews = savedViewsStore(db);
  const inDatabase = databaseState(db);
  // Its clocks show minutes, and sessions end on full ones. It has counts once all stories are in memory.
  const dashboardState = () =>
    `${inDatabase()} ${derived.columns.now() !== null} ${Math.floor(clock().getTime() / 60_000)}`;
  const finding = { search, words: derived.words, companies, settings: settings.read, clock };
  app.use(
    listRoutes({
      ...{ ...reading, prices, savedViews, stateOf: dashboardState },
      storyFinder: storyFinder({ ...finding, ...derived, news, topics: topicsStore(db) }),
      noteFinder: noteFinder({ ...finding, entries: noteEntriesStore(db) }),
    }),
  );
  app.use(homeRoutes({ ...reading, markets: studyStories.markets }));
  app.use(companyPageRoutes(reading));
  app.use(cardRoutes(reading));
  app.use(feedRoutes({ ...reading, feed: feedStore(db) }));
  app.use(publisherRoutes({ ...derived, pages }));
  app.use(searchRoutes({ ...finding, news, moves, notes, pages }));
  app.use(savedViewRoutes({ savedViews, companies, pages, clock }));
  const studyParts = {
    ...{ companies, news, bars: priceReading.bars, settings: settings.read, pages, clock },
    ...{ studies: studiesStore(db), stories: studyStories, priceState: priceStateStore(db) },
    running: runningStudies(
      (definition, options) =>
        runInThread<typeof import("./threads/study.ts").work>(
          new URL("./threads/study.ts", import.meta.url),
          { dbPath: db.name, definition },
          options,
        ),
      report,
    ),
  };
  app.use(apiRoutes({ ...studyParts, moves, notes, stories }));
  app.use(studyRoutes(studyParts));
  app.use(studyRunRoutes(studyParts));
  app.use(companyRoutes({ companies, pages }));
  app.use(noteRoutes({ companies, news, moves, notes, settings: settings.read, pages, clock }));
  app.use(keepingRoutes({ keeping, trash, settings: settings.read, pages }));
  app.use(trashRoutes({ trash, news, notes, settings: settings.read, pages, clock }));
  app.use(restoreRoutes({ keeping, contents: contentsStore(db), settings: settings.read, pages }));
  app.use(settingsRoutes({ settings, tokens, pages, clock }));

  app.use(unknownPath);
  app.use(errorPage(pages, log));
  return app;
}
