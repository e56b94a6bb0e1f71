import { counted } from "../../lib/lists.ts";

/** How long what was deleted can be brought back. */
export const TRASH_DAYS = 30;

const DAY_MS = 86_400_000;

/** How much is in the trash, or was. */
export interface TrashCounts {
  stories: number;
  notes: number;
}

/** What was deleted by that instant is due to go for good. */
export function dueBy(now: Date): string {
  return new Date(now.getTime() - TRASH_DAYS * DAY_MS).toISOString();
}

/** The instant at which something deleted goes for good. */
export function goesAt(deletedAt: string): string {
  return new Date(Date.parse(deletedAt) + TRASH_DAYS * DAY_MS).toISOString();
}

/** "1 story and 3 notes"; what there is none of is left out. */
export function trashText({ stories, notes }: TrashCounts): string {
  const parts = [
    stories > 0 && counted(stories, "story", "stories"),
    notes > 0 && counted(notes, "note", "notes"),
  ].filter(Boolean);
  return parts.join(" and ") || "nothing";
}
