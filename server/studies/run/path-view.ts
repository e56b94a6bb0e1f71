import { counted } from "../../lib/lists.ts";
import { intervalText, percent } from "../figures.ts";
import { tauText } from "../windows.ts";
import { type PathData, pathData } from "./path-data.ts";
import type { StudyResult } from "./run.ts";

/** The path of a study: its picture, the same in a sentence and as a table. */
export interface PathView {
  data: PathData;
  summary: string;
  key: { mean: string; band: string; events: string | null };
  rows: { tau: string; n: number; mean: string; low: string; high: string }[];
}

/** The path for its page; null where there is none. */
export function pathView(result: StudyResult): PathView | null {
  const data = pathData(result);
  return data && { data, summary: summaryOf(result), key: keyOf(result), rows: rowsOf(result) };
}

function summaryOf({ path, counted: n }: StudyResult): string {
  const known = path.filter(({ mean }) => mean !== null);
  const told = known.filter(({ tau }, i) => i === 0 || tau === 0 || i === known.length - 1);
  const points = told.map(({ tau, mean, interval }) => {
    const range = interval === null ? "" : ` (95% ${intervalText(interval, 1)})`;
    return `${percent(mean ?? 0, 1)}%${range} at ${tauText(tau)}`;
  });
  return `${n === 1 ? "Cumulative" : "Mean cumulative"} abnormal return: ${points.join(", ")}.`;
}

function keyOf({ counted: n, lines }: StudyResult): PathView["key"] {
  if (n === 1) return { mean: "the event", band: "95% band by its prediction error", events: null };
  const first = lines.length < n ? `, the first ${lines.length}` : "";
  return {
    mean: `mean of ${counted(n, "event", "events")}`,
    band: `95% band, cross-sectional t, ${n - 1} df`,
    events: `one event${first}`,
  };
}

function rowsOf({ path }: StudyResult): PathView["rows"] {
  return path.map(({ tau, n, mean, interval }) => ({
    ...{ tau: tauText(tau), n, mean: mean === null ? "–" : percent(mean) },
    ...{ low: interval ? percent(interval[0]) : "–", high: interval ? percent(interval[1]) : "–" },
  }));
}
