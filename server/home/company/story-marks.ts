import { type Listing, zoneOf } from "../../companies/companies.ts";
import { formatDate, shortTime } from "../../lib/dates.ts";
import type { Story } from "../story-view.ts";
import { type Moment, momentOf } from "./moment.ts";
import type { PriceLine } from "./price-line.ts";

/** A story on a price line: a numbered square above it on a stem. Places in percent. */
export interface StoryMark {
  number: number;
  /** Its own place in the page, and that of its number in the list. */
  id: string;
  href: string;
  left: number;
  top: number;
  /** Of the line at that moment. */
  price: number;
  /** "10 Dec 2025" and, where it is known, ", 08:05": on the exchange's clock. */
  when: string;
  title: string;
}

/** When a story was told, on the clock of a listing's exchange; without any date, the day its moves speak of. */
export function toldAt({ item, moves }: Story, listing: Listing): Moment | null {
  const { published } = item;
  if (published.at !== null) return momentOf(published.at, zoneOf(listing));
  const date = published.date ?? moves.find(({ tradeDate }) => tradeDate !== null)?.tradeDate ?? null;
  return date === null ? null : { date, time: null };
}

/** Numbers from 1, in the order of the list, for the stories that stand on any of the lines. By story. */
export function numberedStories(
  stories: readonly Story[],
  lines: readonly PriceLine[],
): ReadonlyMap<number, number> {
  const drawn = stories.filter((story) => lines.some((line) => isOn(line, story)));
  return new Map(drawn.map(({ item }, i) => [item.id, i + 1]));
}

function isOn(line: PriceLine, story: Story): boolean {
  const told = toldAt(story, line.listing);
  return told !== null && line.covers(told);
}

/** The marks of the stories that stand on a line, in the order of their numbers. */
export function storyMarks(
  line: PriceLine,
  stories: readonly Story[],
  numbers: ReadonlyMap<number, number>,
): StoryMark[] {
  const marks = stories.flatMap((story) => {
    const told = toldAt(story, line.listing);
    const number = numbers.get(story.item.id);
    if (told === null || number === undefined || !line.covers(told)) return [];
    return [{ story, told, number, left: line.left(told) }];
  });
  return marks.map(({ story: { item }, told, number, left }) => {
    const price = line.priceAt(told);
    return {
      ...{ number, left, price, top: line.top(price), title: item.title, when: whenText(told) },
      id: markId(line, number),
      href: `#${numberId(item.id)}`,
    };
  });
}

function whenText({ date, time }: Moment): string {
  return formatDate(date) + (time === null ? "" : `, ${shortTime(time)}`);
}

/** Where in the page a story's mark stands on a line. */
export function markId({ listing }: Pick<PriceLine, "listing">, number: number): string {
  return `mark-${listing.id}-${number}`;
}

/** Where in the page the number of a story stands in the list. */
export function numberId(storyId: number): string {
  return `story-${storyId}-number`;
}
