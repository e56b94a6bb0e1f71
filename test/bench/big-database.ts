import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notedPrices } from "../../server/checks/evidence.ts";
import { type OutcomeKeeper, outcomeKeeper } from "../../server/checks/keep-outcomes.ts";
import { outcomesStore } from "../../server/checks/outcomes-store.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { type Db, openDatabase } from "../../server/db/open.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";
import { notesStore } from "../../server/notes/store.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { wordsIndex } from "../../server/search/index-store.ts";
import { drawsFrom } from "./draws.ts";
import { fillCompanies, fillPrices } from "./fill-prices.ts";
import { fillStories } from "./fill-stories.ts";
import { invented } from "./invented.ts";

/** How much there is of everything; three moves a story. */
export interface Size {
  stories: number;
  notes: number;
  listings: number;
  /** How many of the listings have daily bars, and how many bars each of them has. */
  priced: number;
  days: number;
}

export const MILLION: Size = {
  ...{ stories: 1_000_000, notes: 100_000, listings: 5000, priced: 5000, days: 2000 },
};
export const THOUSAND: Size = { stories: 1000, notes: 100, listings: 5000, priced: 50, days: 2000 };

const FOLDER = fileURLToPath(new URL("../../data/bench/", import.meta.url));
/** Raised when another database comes of the same size. */
const EDITION = 1;

/** The path of a database of that size, always the same; made at the first time, which it tells of step by step. */
export function bigDatabase(size: Size, tell: (line: string) => void): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `stories-${size.stories}-${EDITION}.db`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.unfinished`;
  for (const ending of ["", "-wal", "-shm"]) rmSync(unfinished + ending, { force: true });
  tell(`making ${path}, once`);
  const db = openDatabase(unfinished);
  fill(db, size, tell);
  db.close();
  renameSync(unfinished, path);
  return path;
}

function fill(db: Db, size: Size, tell: (line: string) => void): void {
  // Whoever breaks this off begins anew: nothing need survive a power cut.
  db.pragma("synchronous = OFF");
  db.pragma("cache_size = -200000");
  const random = drawsFrom(7);
  const world = invented(random, size.listings);
  withoutTriggers(db, () => {
    fillCompanies(db, world.companies);
    const changeOf = fillPrices(db, size, random, tell);
    fillStories(db, size, { world, random, changeOf, tell });
  });
  const words = wordsIndex(db);
  goThrough("words of stories, notes and companies", words.catchUp, countOf(db, UNINDEXED), tell);
  goThrough("checks of moves", keeperOf(db).catchUp, countOf(db, UNCHECKED), tell);
  db.exec("INSERT INTO story_words (story_words) VALUES ('optimize')");
  db.pragma("wal_checkpoint(TRUNCATE)");
}

/** Fills tables without the triggers that would note down each of millions of rows; what they note comes at the end. */
function withoutTriggers(db: Db, work: () => void): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  work();
  db.exec(NOTED);
  for (const { sql } of triggers) db.exec(sql);
}

/** As the migrations do it with what was there before them. */
const NOTED = `
  INSERT INTO changes (kind, id, stamp)
  SELECT kind, id, (SELECT max(stamp) FROM changes) + row_number() OVER (ORDER BY rank, id) FROM (
    SELECT 'company' AS kind, id, 1 AS rank FROM companies
    UNION ALL SELECT 'note', id, 2 FROM price_notes
    UNION ALL SELECT 'story', id, 3 FROM news_items
    UNION ALL SELECT 'prices', 0, 4);
  INSERT INTO move_outcomes (move_id, stamp)
  SELECT id, (SELECT stamp FROM changes WHERE kind = 'outcomes') FROM reported_moves;
  INSERT INTO company_stories (company_id, sort_at, news_id)
  SELECT company_id, sort_at, news_id FROM mentions JOIN news_items ON news_items.id = news_id;
  INSERT INTO price_changes SELECT DISTINCT listing_id, 1 FROM price_coverage;`;

function keeperOf(db: Db): OutcomeKeeper {
  const companies = companiesStore(db);
  const moves = movesStore(db, companies.listing);
  const readNotes = notedPrices(notesStore(db, companies.listing));
  const checking = { moves, news: newsStore(db), bars: barsStore(db), readNotes };
  return outcomeKeeper({ ...checking, outcomes: outcomesStore(db) });
}

const UNINDEXED =
  "SELECT count(*) FROM changes WHERE stamp > (SELECT value FROM progress WHERE name = 'words')";
const UNCHECKED = "SELECT count(*) FROM move_outcomes WHERE verdict IS NULL";

function countOf(db: Db, sql: string): () => number {
  const count = db.prepare<[], number>(sql).pluck();
  return () => count.get() ?? 0;
}

const TURN_MS = 20_000;

/** Does a long piece of work turn by turn, and tells how much is left and how long each thing took. */
function goThrough(
  name: string,
  turn: (budget: number) => number,
  countLeft: () => number,
  tell: (line: string) => void,
): void {
  const all = countLeft();
  const start = performance.now();
  while (turn(TURN_MS) > 0) tell(`${name}: ${countLeft()} of ${all} left`);
  const each = (1000 * (performance.now() - start)) / all;
  tell(`${name}: ${all}, ${each.toFixed(0)} µs each`);
}
