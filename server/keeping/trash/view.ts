import { formatDate, formatMinute, wallTime } from "../../lib/dates.ts";
import { type NewsItem, publishedText } from "../../news/news.ts";
import type { PriceNote } from "../../notes/notes.ts";
import { noteView } from "../../notes/view.ts";
import { goesAt } from "./trash.ts";

/** A story or a note in the trash as the page prints it. */
export interface TrashRow {
  title: string;
  /** What tells it from others, under its title. */
  detail: string;
  deleted: string;
  deletedAt: string;
  /** The day it goes for good. */
  goes: string;
  /** Where the form that brings it back is sent. */
  restore: string;
}

type Deleted<Item> = Item & { deletedAt: string };

/** @param zone the reader's */
export function storyRow(item: Deleted<NewsItem>, zone: string): TrashRow {
  const detail = `${item.publisher}, ${publishedText(item.published).day}`;
  return { title: item.title, detail, ...timesOf(item, zone), restore: `/news/${item.id}/restore` };
}

/** @param zone the reader's */
export function noteRow(note: Deleted<PriceNote>, zone: string): TrashRow {
  const { ticker, price, currency, kind, when, city, text } = noteView(note, zone);
  const title = `${ticker} ${price} ${currency} ${kind}, ${when} ${city}`;
  return { title, detail: text, ...timesOf(note, zone), restore: `/notes/${note.id}/restore` };
}

function timesOf({ deletedAt }: { deletedAt: string }, zone: string) {
  const goes = formatDate(wallTime(goesAt(deletedAt), zone).date);
  return { deleted: formatMinute(deletedAt, zone), deletedAt, goes };
}
