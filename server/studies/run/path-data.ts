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
  /** Single events; none where there is but one, for it is the mean. */
  events: (number | null)[][];
  scale: Scale;
  ticks: { value: number; label: string }[];
  times: { tau: number; label: string }[];
  /** What stands at the end of the mean's line, a line each. */
  end: string[];
}

const MOST_TIMES = 11;

/** The path for its picture; null where there is none, or a single session of it. */
export function pathData({ path, lines }: StudyResult): PathData | null {
  const last = path.findLast(({ mean }) => mean !== null);
  if (!last || last.mean === null || path.length < 2) return null;
  const band = path.map(({ interval }): PathData["band"][number] =>
    interval === null ? null : [inPercent(interval[0]), inPercent(interval[1])],
  );
  const mean = valuesOf(path.map((point) => point.mean));
  const events = lines.length > 1 ? lines.map(valuesOf) : [];
  const scale = sharedScale([extremesOf([mean, ...events, ...band])]);
  const step = Math.max(1, Math.ceil(path.length / MOST_TIMES));
  return {
    taus: path.map(({ tau }) => tau),
    ...{ mean, band, events, scale },
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

function valuesOf(line: readonly (number | null)[]): (number | null)[] {
  return line.map((value) => (value === null ? null : inPercent(value)));
}

/** To a hundredth of a basis point: finer than a picture shows. */
function inPercent(value: number): number {
  return Number((100 * value).toFixed(4));
}

/** The least and the largest of many values. */
function extremesOf(rows: readonly (readonly (number | null)[] | null)[]): [least: number, most: number] {
  let [least, most] = [0, 0];
  for (const row of rows)
    for (const value of row ?? []) {
      least = Math.min(least, value ?? 0);
      most = Math.max(most, value ?? 0);
    }
  return [least, most];
}
