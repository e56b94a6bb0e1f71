import { formatDate, formatMinute } from "../lib/dates.ts";
import { counted } from "../lib/lists.ts";
import { intervalTitle } from "./coverage-view.ts";
import type { Deletion } from "./deletions-store.ts";

/** A deleted range as the pages print it. @param zone the reader's */
export function deletionView(deletion: Deletion, zone: string) {
  const { id, ticker, bars, createdAt, undoneAt } = deletion;
  return {
    ...{ id, ticker, what: whatText(deletion), bars: bars.toLocaleString("en-US") },
    when: formatMinute(createdAt, zone),
    instant: createdAt,
    undone: undoneAt === null ? null : formatMinute(undoneAt, zone),
    undo: undoPath(id),
  };
}

/** The bar above the page about a range just deleted, with its undo; null once that is done. */
export function deletedBar(deletion: Deletion | undefined) {
  if (deletion?.undoneAt !== null) return null;
  const { id, ticker, bars } = deletion;
  return { text: `Deleted ${counted(bars, "bar", "bars")} of ${ticker}`, action: undoPath(id) };
}

/** "Daily bars, 2 Jan 2024 to 4 Jan 2024" */
function whatText({ interval, fromDate, toDate }: Deletion): string {
  const to = fromDate === toDate ? "" : ` to ${formatDate(toDate)}`;
  return `${intervalTitle(interval)}, ${formatDate(fromDate)}${to}`;
}

function undoPath(id: number): string {
  return `/prices/deletions/${id}/undo`;
}
