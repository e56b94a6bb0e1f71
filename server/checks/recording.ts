import type { DailyBar } from "../prices/prices.ts";
import type { Evidence, NotedPrice } from "./checks.ts";

/** Evidence that keeps which daily bars and notes were read of it. */
export interface Recording {
  evidence: Evidence;
  /** By date. */
  daily: ReadonlyMap<string, DailyBar>;
  /** In the order they were read in; some several times. */
  notes: readonly NotedPrice[];
}

/** Records what a check reads. */
export function recording(evidence: Evidence): Recording {
  const daily = new Map<string, DailyBar>();
  const notes: NotedPrice[] = [];
  return {
    ...{ daily, notes },
    evidence: {
      ...evidence,
      daily(date) {
        const bar = evidence.daily(date);
        if (bar) daily.set(date, bar);
        return bar;
      },
      notes(from, to) {
        const found = evidence.notes(from, to);
        notes.push(...found);
        return found;
      },
    },
  };
}
