import type { ReportedMove } from "../moves/moves.ts";
import { type Scale, sharedScale, ticksOf } from "../moves/scale.ts";
import { barValues, type MoveView, moveView, type SpreadView, spreadView } from "../moves/view.ts";
import { formatSigned } from "../lib/percent.ts";
import { type NewsItem, type PublishedText, publishedText } from "../news/news.ts";

/** One story as it stands in a list: headline on the left, its moves on the right. */
export interface StoryView {
  id: number;
  title: string;
  publisher: string;
  creditedSource: string | null;
  published: PublishedText;
  moves: MoveView[];
  spread: SpreadView | null;
}

/** A tick of the shared axis; `at` is its place in percent of the axis' width. */
export interface TickView {
  at: number;
  label: string;
  isZero: boolean;
}

export interface StoryListView {
  stories: StoryView[];
  scale: Scale;
  ticks: TickView[];
}

/** Stories with their moves, on the one scale that they share. */
export function storyListView(
  items: readonly { item: NewsItem; moves: readonly ReportedMove[] }[],
): StoryListView {
  const stories = items.map(({ item, moves }) => storyView(item, moves));
  const scale = sharedScale(stories.flatMap((story) => story.moves.map((move) => barValues(move.bar))));
  return { stories, scale, ticks: tickViews(scale) };
}

function storyView(item: NewsItem, moves: readonly ReportedMove[]): StoryView {
  return {
    id: item.id,
    title: item.title,
    publisher: item.publisher,
    creditedSource: item.creditedSource,
    published: publishedText(item.published),
    moves: moves.map(moveView),
    spread: spreadView(moves),
  };
}

function tickViews(scale: Scale): TickView[] {
  const decimals = scale.step < 1 ? 1 : 0;
  const ticks = ticksOf(scale);
  return ticks.map((value, i) => ({
    at: (100 * (value - scale.min)) / (scale.max - scale.min),
    label: formatSigned(value, value === 0 ? 0 : decimals) + (i === ticks.length - 1 ? "%" : ""),
    isZero: value === 0,
  }));
}
