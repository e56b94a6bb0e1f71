import type { Cursor } from "../news/store.ts";

/** A story's place in the order, as a part of an address. */
export function cursorText(last: Cursor | undefined): string | null {
  return last ? `${last.sortAt}~${last.id}` : null;
}

/** The place an address names; undefined (the first page) when it names none. */
export function readCursor(text: unknown): Cursor | undefined {
  const match = typeof text === "string" ? /^([0-9TZ:.+-]{10,40})~(\d{1,15})$/.exec(text) : null;
  return match?.[1] ? { sortAt: match[1], id: Number(match[2]) } : undefined;
}
