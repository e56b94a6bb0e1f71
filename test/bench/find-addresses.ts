import type { Db } from "../../server/db/open.ts";
import {
  AFTERMATHS,
  addressOf,
  DAYS,
  DIRECTIONS,
  FILTER_SESSIONS,
  type Filter,
  NO_FILTER,
  VERDICTS,
} from "../../server/search/filters/filter.ts";
import type { Draws } from "./draws.ts";

type Change = () => Partial<Filter>;

/** Addresses to ask for by what is tried, so many of each. */
export function addressesOf(db: Db, random: Draws, count: number): Map<string, string[]> {
  const changes = changesOf(db, random);
  const several = (make: () => string) => Array.from({ length: count }, make);
  const narrowed = (path: string, names: readonly string[], more = {}) => {
    const filter: Filter = Object.assign({ ...NO_FILTER }, ...names.map((name) => changes[name]?.()));
    return addressOf(path, filter, more);
  };
  const some = (names: readonly string[]) => {
    const shuffled = [...names].sort(() => random.uniform() - 0.5);
    return shuffled.slice(0, 2 + random.below(4));
  };
  const names = Object.keys(changes);
  return new Map([
    ...searches(db, random).map(
      ([name, make]) => [name, several(() => `/search?q=${encodeURIComponent(make())}`)] as const,
    ),
    ["dashboard", several(() => "/")],
    ["news", several(() => "/news")],
    ["publishers", several(() => "/publishers")],
    ...names.map((name) => [`news by ${name}`, several(() => narrowed("/news", [name]))] as const),
    ["news by several", several(() => narrowed("/news", some(names)))],
    ["dashboard by several", several(() => narrowed("/", some(names)))],
    ...["company", "publisher", "topic", "move"].map(
      (show) =>
        [`news by several, panel ${show}`, several(() => narrowed("/news", some(names), { show }))] as const,
    ),
    ["notes", several(() => "/notes")],
    ...["company", "dates", "words"].map(
      (name) => [`notes by ${name}`, several(() => narrowed("/notes", [name]))] as const,
    ),
    ["notes by several", several(() => narrowed("/notes", ["company", "dates", "words"]))],
    ["notes, panel company", several(() => narrowed("/notes", ["words"], { show: "company" }))],
  ]);
}

function searches(db: Db, random: Draws): [string, () => string][] {
  const word = wordPicker(db, random);
  return [
    ["search, a word", word],
    ["search, two words", () => `${word()} ${word()}`],
    ["search, four words", () => `${word()} ${word()} ${word()} ${word()}`],
    ["search, a beginning", () => word().slice(0, 3 + random.below(3))],
    ["search, a phrase", () => `"${phrase(db, random)}"`],
    ["search, a company", () => `T${1 + random.often(5000)}`],
    ["search, Chinese", () => random.pick(["股价", "人工智能", "上", "盘前交易 收购", "业绩"])],
    ["search, nothing", () => "zzzzqqq"],
  ];
}

/** What each filter is set to, at random: the frequent more often. */
function changesOf(db: Db, random: Draws): Record<string, Change> {
  const publisher = db.prepare<[number], string>("SELECT publisher FROM news_items WHERE id = ?").pluck();
  const topic = db.prepare<[number], string>("SELECT name FROM topics WHERE id = ?").pluck();
  const word = wordPicker(db, random);
  const date = () => new Date(Date.UTC(2016, 0, 1 + random.below(3600))).toISOString().slice(0, 10);
  return {
    company: () => ({ company: `company-${1 + random.often(5000)}` }),
    publisher: () => ({ publisher: publisher.get(1 + random.below(1_000_000)) ?? "" }),
    topic: () => ({ topic: topic.get(1 + random.often(200)) ?? "" }),
    session: () => ({ session: random.pick(FILTER_SESSIONS) }),
    direction: () => ({ direction: random.pick(DIRECTIONS) }),
    verdict: () => ({ verdict: random.pick(VERDICTS) }),
    aftermath: () => ({ aftermath: random.pick(AFTERMATHS) }),
    days: () => ({ days: random.pick(DAYS) }),
    dates: () => {
      const [from, to] = [date(), date()].sort() as [string, string];
      return { days: null, from, to };
    },
    words: () => ({ q: word() }),
  };
}

/** A word of some headline. */
function wordPicker(db: Db, random: Draws): () => string {
  const title = db.prepare<[number], string>("SELECT title FROM news_items WHERE id = ?").pluck();
  return () => random.pick((title.get(1 + random.below(1_000_000)) ?? "").split(" "));
}

/** Three words of some headline that stand together. */
function phrase(db: Db, random: Draws): string {
  const title = db.prepare<[number], string>("SELECT title FROM news_items WHERE id = ?").pluck();
  return (title.get(1 + random.below(1_000_000)) ?? "").split(" ").slice(4, 7).join(" ");
}
