import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedStory } from "../../seed/seed.ts";
import { type Db, openDatabase } from "../../server/db/open.ts";
import { once } from "../../server/lib/remember.ts";
import { temporaryFolder, whenTestEnds } from "./cleanup.ts";

/** The moment tests stand at unless they say otherwise: the Monday noon (UTC) after the seed's story. */
export const NOW = new Date("2025-12-15T12:00:00.000Z");

/** A fresh migrated database in memory, closed when the test ends. */
export function testDb(): Db {
  return opened(":memory:");
}

/** The same with the seed's story and its companies in it. */
export function seededDb(): Db {
  const db = testDb();
  seedStory(db, NOW);
  return db;
}

/** A fresh migrated database in a file of its own; file and folder go when the test ends. */
export function fileDb({ seeded = false } = {}): { db: Db; path: string } {
  const path = join(temporaryFolder(), "newsmove.db");
  if (seeded) writeFileSync(path, seededFile(), { mode: 0o600 });
  return { db: opened(path), path };
}

/** A database file with the seed in it: made once, for every test of a file to write down. */
const seededFile = once(() => {
  const db = openDatabase(":memory:");
  seedStory(db, NOW);
  const bytes = db.serialize();
  db.close();
  return bytes;
});

function opened(path: string): Db {
  const db = openDatabase(path);
  whenTestEnds(() => db.close());
  return db;
}
