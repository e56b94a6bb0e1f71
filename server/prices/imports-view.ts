import { formatMinute } from "../lib/dates.ts";
import { counted } from "../lib/lists.ts";
import type { ImportRecord } from "./imports-store.ts";
import { intervalText } from "./prices.ts";

/** An import as the pages print it. @param zone the reader's */
export function importView(record: ImportRecord, zone: string) {
  const { id, kind, fileName, format, subject, interval, createdAt, undoneAt } = record;
  const number = (value: number) => value.toLocaleString("en-US");
  return {
    ...{ id, fileName, format, subject },
    what: kind === "actions" ? "splits and dividends" : `${intervalText(interval ?? 0)} bars`,
    when: formatMinute(createdAt, zone),
    instant: createdAt,
    undone: undoneAt === null ? null : formatMinute(undoneAt, zone),
    added: number(record.added),
    same: number(record.same),
    changed: changedText(record),
    refused: number(record.refused),
    hasRefused: record.refused > 0,
    href: `/prices/imports/${id}`,
    undo: `/prices/imports/${id}/undo`,
  };
}

/** What the bar above the page says of an import just made. */
export function importedText(record: ImportRecord): string {
  const { fileName, added, replaced, refused, kind } = record;
  const rows = kind === "actions" ? counted(added, "entry", "entries") : counted(added, "bar", "bars");
  const parts = [
    `Imported ${fileName}: ${rows} added`,
    replaced > 0 && `${replaced.toLocaleString("en-US")} replaced`,
    refused > 0 && `${counted(refused, "row", "rows")} left out`,
  ];
  return parts.filter(Boolean).join(", ");
}

function changedText({ changed, replaced }: ImportRecord): string {
  if (changed === 0) return "0";
  const number = changed.toLocaleString("en-US");
  if (replaced === changed) return `${number}, replaced`;
  return replaced === 0 ? `${number}, left so` : `${number}, ${replaced.toLocaleString("en-US")} replaced`;
}
