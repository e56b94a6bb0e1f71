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
import { FIRST_DAY, fillCompanies, fillPrices } from "./fill-prices.ts";
import { fillStories } from "./fill-stories.ts";
import { invented } from "./invented.ts";
import { randomFrom } from "./random.ts";

/** How much there is of everything; three moves a story. */
export interface Size {
  stories: number;
  notes: number;
  listings: number;
}

export const MILLION: Size = { stories: 1_000_000, notes: 100_000, listings: 5_000 };

const FOLDER = fileURLToPath(new URL("../../data/bench/", import.meta.url));

/** The path of a database of that size, always the same; made at the first time, which it tells of step by step. */
export function bigDatabase(size: Size, tell: (line: string) => void): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `stories-${size.stories}-${size.notes}-${size.listings}.db`);
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
  db.pragma("cache_size = -1000000");
  const random = randomFrom(7);
  const world = invented(random, size.listings);
  fillCompanies(db, world.companies);
  const closes = fillPrices(db, random);
  fillStories(db, size, { world, random, closes, tell });
  const words = wordsIndex(db);
  goThrough("words of stories, notes and companies", words.catchUp, countOf(db, UNINDEXED), tell);
  const keeper = keeperOf(db);
  // It begins with forgetting what came of another method.
  keeper.catchUp(0);
  db.prepare(KNOWN_BEFORE).run({ firstPrice: FIRST_DAY });
  goThrough("checks of moves", keeper.catchUp, countOf(db, UNCHECKED), tell);
  db.exec("INSERT INTO story_words (story_words) VALUES ('optimize')");
  db.pragma("wal_checkpoint(TRUNCATE)");
}

function keeperOf(db: Db): OutcomeKeeper {
  const companies = companiesStore(db);
  const moves = movesStore(db, companies.listing);
  const readNotes = notedPrices(notesStore(db, companies.listing));
  const checking = { moves, news: newsStore(db), bars: barsStore(db), readNotes };
  return outcomeKeeper({ ...checking, outcomes: outcomesStore(db) });
}

/**
 * Moves from before there are prices, or of listings without: checked one by one they would take longer
 * than all else together. That a note may tell of some of them is left aside.
 */
const KNOWN_BEFORE = `
  UPDATE move_outcomes SET aftermath = 'no_data', verdict = CASE
    WHEN (SELECT listing_id FROM reported_moves WHERE id = move_id) IN (SELECT listing_id FROM price_coverage)
    THEN 'no_data' ELSE 'unchecked' END
  WHERE move_id IN (SELECT reported_moves.id FROM reported_moves JOIN news_items ON news_items.id = news_id
    WHERE published_date < @firstPrice OR listing_id NOT IN (SELECT listing_id FROM price_coverage))`;

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
  while (turn(TURN_MS) > 0) tell(`  ${name}: ${countLeft()} of ${all} left`);
  const each = (1000 * (performance.now() - start)) / all;
  tell(`  ${name}: ${all}, ${each.toFixed(0)} µs each`);
}
