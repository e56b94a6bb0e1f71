import { counted } from "../lib/lists.ts";

/** How much of what a person keeps a database holds; what is in the trash does not count. */
export interface Contents {
  stories: number;
  notes: number;
  bars: number;
}

export interface FileContents extends Contents {
  /** The instant of the last change; null where there never was one. */
  changedAt: string | null;
}

/** "1 story, 30 notes, 6,000,000 bars" */
export function contentsText({ stories, notes, bars }: Contents): string {
  const parts = [
    counted(stories, "story", "stories"),
    counted(notes, "note", "notes"),
    counted(bars, "bar", "bars"),
  ];
  return parts.join(", ");
}
