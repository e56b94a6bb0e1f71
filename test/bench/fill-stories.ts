import type { Db } from "../../server/db/open.ts";
import type { Size } from "./big-database.ts";
import type { ChangeOf } from "./fill-prices.ts";
import type { Invented } from "./invented.ts";
import type { Draws } from "./draws.ts";

export interface StoryParts {
  world: Invented;
  random: Draws;
  changeOf: ChangeOf;
  tell: (line: string) => void;
}

const FIRST = Date.parse("2016-01-01T00:00:00Z");
const YEARS_MS = Date.parse("2026-01-01T00:00:00Z") - FIRST;
const AT_ONCE = 20_000;
const SESSIONS = [
  "premarket",
  "premarket",
  "regular",
  "regular",
  "regular",
  "after_hours",
  "overnight",
  null,
];
const STATISTICS = ["close", "close", "last", "last", "extreme", "open"];

/** Stories of ten years with their moves, mentions and topics; and price notes. */
export function fillStories(db: Db, size: Size, parts: StoryParts): void {
  const { world, random, tell } = parts;
  const addTopic = db.prepare("INSERT INTO topics (id, name) VALUES (?, ?)");
  for (const [i, topic] of world.topics.entries()) addTopic.run(i + 1, topic);
  fillNotes(db, size, random, world);
  const add = storyAdder(db, size, parts);
  for (let done = 0; done < size.stories; done += AT_ONCE) {
    db.transaction(() => {
      for (let i = done; i < Math.min(size.stories, done + AT_ONCE); i++) add(i + 1);
    })();
    if (done % 100_000 === 0) tell(`stories: ${done} of ${size.stories}`);
  }
}

function storyAdder(db: Db, size: Size, { world, random, changeOf }: StoryParts): (id: number) => void {
  const addItem = db.prepare(
    `INSERT INTO news_items (id, title, publisher, credited_source, published_date, published_time, published_zone,
       published_at, created_at, updated_at)
     VALUES (@id, @title, @publisher, @credited, @date, @time, @zone, @at, @now, @now)`,
  );
  const addMove = db.prepare(
    `INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, decimals, qualifier, session, statistic,
       quote, created_at, updated_at)
     VALUES (@newsId, @position, @subject, @listing, @percent, 1, 'exact', @session, @statistic, @quote, @now, @now)`,
  );
  const mention = db.prepare("INSERT OR IGNORE INTO mentions (news_id, company_id) VALUES (?, ?)");
  const tag = db.prepare("INSERT OR IGNORE INTO news_topics (news_id, topic_id) VALUES (?, ?)");

  return (id) => {
    const instant = new Date(FIRST + (YEARS_MS * (id + 50 * random.uniform())) / (size.stories + 50));
    const now = instant.toISOString();
    const date = now.slice(0, 10);
    // In winter and summer alike: what matters is that some stories have a time.
    const timed = random.uniform() < 0.6 ? { time: now.slice(11, 19), zone: "UTC", at: now } : NO_TIME;
    const listings = Array.from({ length: 1 + (id % 5) }, () => 1 + random.often(size.listings));
    const lead = world.companies[(listings[0] ?? 1) - 1];
    addItem.run({
      ...{ id, date, now, ...timed },
      title: `${lead} ${world.words(9)}`,
      publisher: world.publishers[random.often(world.publishers.length)],
      credited: random.uniform() < 0.2 ? world.publishers[random.below(world.publishers.length)] : null,
    });
    for (const [position, listing] of listings.entries()) {
      const session = random.pick(SESSIONS);
      const percent = percentOf(changeOf(listing, date), random);
      const subject = world.companies[listing - 1];
      const way = percent < 0 ? "fell" : "rose";
      const quote = `Shares of ${subject} ${way} ${Math.abs(percent)}% ${world.words(16)}.`;
      const move = { newsId: id, position, subject, listing, percent, session, quote, now };
      addMove.run({ ...move, statistic: random.pick(STATISTICS) });
      mention.run(id, listing);
    }
    if (random.uniform() < 0.5) mention.run(id, 1 + random.often(size.listings));
    for (let n = random.below(4); n > 0; n--) tag.run(id, 1 + random.often(world.topics.length));
  };
}

const NO_TIME = { time: null, zone: null, at: null };

/** What is reported of a change: most of the time the change itself, as far as it is known. */
function percentOf(change: number | undefined, random: Draws): number {
  const said = change !== undefined && random.uniform() < 0.7 ? change : 12 * (random.uniform() - 0.5);
  return Number(said.toFixed(1));
}

function fillNotes(db: Db, size: Size, random: Draws, world: Invented): void {
  const add = db.prepare(
    `INSERT INTO price_notes (listing_id, price, price_kind, observed_at, text, submission_key, created_at, updated_at)
     VALUES (@listing, @price, 'last', @at, @text, @key, @at, @at)`,
  );
  db.transaction(() => {
    for (let i = 0; i < size.notes; i++) {
      const at = new Date(FIRST + YEARS_MS * random.uniform()).toISOString();
      const price = Number((1 + 200 * random.uniform()).toFixed(2));
      add.run({
        listing: 1 + random.often(size.listings),
        price,
        at,
        text: world.words(12),
        key: `note-${i}`,
      });
    }
  })();
}
