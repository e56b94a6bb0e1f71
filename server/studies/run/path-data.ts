import { formatSigned } from "../../lib/percent.ts";
import { type Scale, sharedScale, ticksOf } from "../../moves/scale.ts";
import { percent } from "../figures.ts";
import { tauText } from "../windows.ts";
import type { StudyResult } from "./run.ts";

/** What the picture of a study's path draws; percent by session from the event. */
export interface PathData {
  taus: number[];
  /** Null where no event has a figure. */
  mean: (number | null)[];
  band: ([low: number, high: number] | null)[];
  events: (number | null)[][];
  scale: Scale;
  ticks: { value: number; label: string }[];
  times: { tau: number; label: string }[];
  /** What stands at the end of the mean's line, a line each. */
  end: string[];
}

/** A row of the same as a table. */
export interface PathRow {
  tau: string;
  n: number;
  mean: string;
  low: string;
  high: string;
}

/** More single events than this are no longer told apart. */
const MOST_LINES = 200;
const MOST_TIMES = 11;

/** The path for its picture; null where there is none. */
export function pathData({ path, events }: StudyResult): PathData | null {
  const last = path.findLast(({ mean }) => mean !== null);
  if (!last || last.mean === null) return null;
  const lines = events.filter(({ isCounted }) => isCounted).slice(0, MOST_LINES);
  const inPercent = (value: number | null) => (value === null ? null : Number((100 * value).toFixed(4)));
  const band = path.map(({ interval }) =>
    interval === null ? null : ([100 * interval[0], 100 * interval[1]] as [number, number]),
  );
  const own = lines.map((event) => event.path.map(inPercent));
  const scale = sharedScale([
    [...band.flatMap((pair) => pair ?? []), ...own.flatMap((line) => line.flatMap((y) => y ?? []))],
  ]);
  const step = Math.max(1, Math.ceil(path.length / MOST_TIMES));
  return {
    taus: path.map(({ tau }) => tau),
    mean: path.map(({ mean }) => inPercent(mean)),
    ...{ band, scale, events: lines.length > 1 ? own : [] },
    ticks: ticksOf(scale).map((value) => ({ value, label: formatSigned(value, scale.step < 1 ? 1 : 0) })),
    times: path.flatMap(({ tau }) => (tau % step === 0 ? [{ tau, label: tauText(tau) }] : [])),
    end: [
      `${last.n > 1 ? "Mean " : ""}${percent(last.mean, 1)}%`,
      ...(last.interval
        ? ["95% band", `${percent(last.interval[0], 1)} to ${percent(last.interval[1], 1)}`]
        : []),
    ],
  };
}

/** The path as a table. */
export function pathRows({ path }: StudyResult): PathRow[] {
  return path.map(({ tau, n, mean, interval }) => ({
    ...{ tau: tauText(tau), n, mean: mean === null ? "–" : percent(mean) },
    ...{ low: interval ? percent(interval[0]) : "–", high: interval ? percent(interval[1]) : "–" },
  }));
}
