import { type CheckedBar, checkedValues } from "../checks/bar.ts";
import { measuredSpread } from "../checks/measured-spread.ts";
import type { CheckReporter } from "../checks/report.ts";
import { type CheckedMoveView, checkedMoveView, LEDGER_HEADS } from "../checks/view.ts";
import { cityOf } from "../lib/dates.ts";
import { formatSigned } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import { placeOn, type Scale, sharedScale, ticksOf } from "../moves/scale.ts";
import { type SpreadView, spreadView } from "../moves/spread.ts";
import { moveView } from "../moves/view.ts";
import { type NewsItem, publishedText } from "../news/news.ts";

/** A story with the moves it reports. */
export interface Story {
  item: NewsItem;
  moves: readonly ReportedMove[];
}

/** One story as it stands in a list: headline on the left, its moves on the right. */
export interface StoryView {
  id: number;
  title: string;
  /** For the lang attribute, where the title is known to be in another language than the page. */
  lang: string | null;
  publisher: string;
  creditedSource: string | null;
  dateline: Dateline;
  moves: CheckedMoveView[];
  spread: SpreadLine | null;
  /** The same as it was measured. */
  measuredSpread: SpreadLine | null;
  /** What stands in the place of moves where there are none. */
  noMoves: string;
  /** Its number where the page marks it on a price line, with its place in the list and a link to the mark. */
  number: { id: string; text: number; href: string } | null;
}

/** "Wed 10 Dec 2025" and, less boldly, " (year inferred), time not given". */
export interface Dateline {
  day: string;
  rest: string;
}

/** A spread with the places of its two ends, in percent of the scale's width. */
export interface SpreadLine extends SpreadView {
  left: number;
  right: number;
}

/** A tick of the shared axis; `at` is its place in percent of the axis' width. */
export interface TickView {
  at: number;
  label: string;
  isZero: boolean;
}

/** What the browser draws the bars of a page from. */
export interface BarsBlock {
  scale: Scale;
  /** By the move's id. */
  bars: Record<number, CheckedBar>;
}

/** How a page checks the moves it lists, and on whose clock it says so. */
export interface Checking {
  check: CheckReporter;
  readerZone: string;
}

export interface StoryListView {
  stories: StoryView[];
  /** Of all the stories, in their order. */
  moves: CheckedMoveView[];
  ticks: TickView[];
  /** The heads of the ledger; null where nothing on the page is measured. */
  heads: string[] | null;
  /** Whether any story has a number. */
  hasNumbers: boolean;
  block: BarsBlock;
}

/** Stories with their moves, checked, on the one scale that they share. */
export function storyListView(items: readonly Story[], checking: Checking): StoryListView {
  const checked = items.map((story) => ({ ...story, views: checkedMoves(story, checking) }));
  const moves = checked.flatMap(({ views }) => views);
  const scale = sharedScale(moves.map(({ bar }) => checkedValues(bar)));
  return {
    stories: checked.map((story) => storyView(story, story.views, scale)),
    moves,
    ticks: tickViews(scale),
    heads: moves.some(({ check }) => check.cells) ? LEDGER_HEADS : null,
    hasNumbers: false,
    block: { scale, bars: Object.fromEntries(moves.map(({ id, bar }) => [id, bar])) },
  };
}

function checkedMoves({ item, moves }: Story, { check, readerZone }: Checking): CheckedMoveView[] {
  return moves.map((move) => checkedMoveView(move, moveView(move), check(move, item.published), readerZone));
}

/** The day of publication, then what is known, inferred or unknown of it. */
function datelineOf({ published }: NewsItem): Dateline {
  const { day, time, notes } = publishedText(published);
  const inferred = notes.filter((note) => note === "year inferred").map((note) => ` (${note})`);
  const unknown = notes.filter((note) => note !== "year inferred").map((note) => `, ${note}`);
  const clock = time === null ? "" : `, ${time}${published.zone ? ` ${cityOf(published.zone)}` : ""}`;
  return { day, rest: [...inferred, clock, ...unknown].join("") };
}

/** The language of a story for a lang attribute; null where the page's own will do. */
function langOf({ language }: NewsItem): string | null {
  return language && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language) && !/^en\b/i.test(language)
    ? language
    : null;
}

function storyView({ item, moves }: Story, views: CheckedMoveView[], scale: Scale): StoryView {
  const spread = spreadView(moves);
  const measured = measuredSpread(
    spread,
    views.map(({ bar }) => bar),
  );
  return {
    id: item.id,
    title: item.title,
    lang: langOf(item),
    publisher: item.publisher,
    creditedSource: item.creditedSource,
    dateline: datelineOf(item),
    moves: views,
    spread: spread && spreadLine(spread, scale),
    measuredSpread: measured && spreadLine(measured, scale),
    noMoves: "No move reported.",
    number: null,
  };
}

function spreadLine(spread: SpreadView, scale: Scale): SpreadLine {
  const [left, right] = [spread.from, spread.to].map((value) => placeOn(scale, value)).sort((a, b) => a - b);
  return { ...spread, left: left ?? 0, right: right ?? 100 };
}

function tickViews(scale: Scale): TickView[] {
  const decimals = scale.step < 1 ? 1 : 0;
  const ticks = ticksOf(scale);
  return ticks.map((value, i) => ({
    at: placeOn(scale, value),
    label: formatSigned(value, value === 0 ? 0 : decimals) + (i === ticks.length - 1 ? "%" : ""),
    isZero: value === 0,
  }));
}
