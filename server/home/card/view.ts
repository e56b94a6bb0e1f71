import type { CheckedMoveView, CheckView } from "../../checks/view.ts";
import { formatInstant } from "../../lib/dates.ts";
import { directionOf } from "../../lib/percent.ts";
import { saidFigure } from "../../moves/moves.ts";
import { type MarkedQuote, markedQuotes } from "../../moves/quote.ts";
import type { NewsItem } from "../../news/news.ts";
import type { StoryListView, StoryView, TickView } from "../story-view.ts";
import { type BarPicture, barPicture } from "./bar-picture.ts";
import { type BarRow, barRows, barsText } from "./bars-view.ts";
import { sha256 } from "./canonical.ts";
import { claimLines } from "./claim-view.ts";
import { decidingBar } from "./deciding.ts";
import { type FigureLine, figureLines } from "./figures.ts";
import { evidenceRecord, type RecordedMove } from "./record.ts";
import { standIns } from "./stand-ins.ts";

/** The evidence card of a story. */
export interface CardView {
  newsId: number;
  title: string;
  lang: string | null;
  /** "Tiger Newspress, citing Bloomberg. Wed 10 Dec 2025 (year inferred), time not given." */
  lede: string;
  /** The article's address, as it is; null where none was printed. */
  url: string | null;
  /** Each sentence once, with the figures of all its moves marked. */
  quotes: MarkedQuote[];
  sheets: SheetView[];
  /** What stands in the place of moves where there are none. */
  noMoves: string | null;
  /** "BABA over META: +4 points, spread, as said" */
  spreads: string[];
  ticks: TickView[];
  /** The data the card rests on as canonical JSON, and its SHA-256 in hex. */
  record: string;
  hash: string;
  /** "26 Nov 2026, 17:10 UTC" */
  made: string;
}

/** One move of the story. */
export interface SheetView {
  move: CheckedMoveView;
  check: CheckView;
  picture: BarPicture;
  claim: { term: string; text: string }[];
  figures: FigureLine[];
  /** What was measured, in a sentence. */
  barsText: string;
  bars: BarRow[];
  /** Splits, dividends and notes that it rests on, a sentence each. */
  standIns: string[];
}

export interface CardParts {
  item: NewsItem;
  moves: readonly RecordedMove[];
  /** The story as its page has it. */
  list: StoryListView;
  now: Date;
}

/** Everything a card prints, formatted. */
export function cardView({ item, moves, list, now }: CardParts): CardView {
  const [story] = list.stories as [StoryView];
  const record = evidenceRecord(item, moves);
  const source =
    story.creditedSource === null ? item.publisher : `${item.publisher}, citing ${story.creditedSource}`;
  const spreads = [story.spread, story.measuredSpread].filter((spread) => spread !== null);
  return {
    ...{ newsId: item.id, title: item.title, lang: story.lang, url: item.url },
    lede: `${source}. ${story.dateline.day}${story.dateline.rest}.`,
    quotes: markedQuotes(moves.map(({ move }) => move)),
    sheets: moves.map((recorded, i) => sheet(recorded, story.moves[i] as CheckedMoveView, item, list)),
    noMoves: moves.length === 0 ? story.noMoves : null,
    spreads: spreads.map(({ label, figure, words }) => `${label}: ${figure}, ${words}`),
    ...{ ticks: list.ticks, record, hash: sha256(record) },
    made: `${formatInstant(now.toISOString().replace(/:\d\d\.\d+Z$/, ":00.000Z"), "UTC")} UTC`,
  };
}

function sheet(
  recorded: RecordedMove,
  view: CheckedMoveView,
  item: NewsItem,
  list: StoryListView,
): SheetView {
  const { move, report, used } = recorded;
  const direction = directionOf(saidFigure(move));
  const deciding = decidingBar(report.check, used, direction);
  const parts = { check: report.check, points: report.points, used, deciding, direction };
  return {
    ...{ move: view, check: view.check },
    picture: barPicture(view.bar, list.block.scale),
    claim: claimLines(recorded, view, item.published),
    figures: figureLines(parts),
    barsText: barsText(recorded),
    bars: barRows(parts, move.listing),
    standIns: standIns(used, move.listing),
  };
}
