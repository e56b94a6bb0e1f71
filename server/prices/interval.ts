import { DAY_SECONDS } from "./prices.ts";

/** Lengths a bar may have, in seconds. */
export const INTERVALS: readonly number[] = [
  ...[60, 120, 180, 300, 600, 900, 1200, 1800],
  ...[3600, 7200, 10_800, 14_400, DAY_SECONDS],
];

/** "5m" → 300, "1h" → 3600, "1d" → 86400; null for what is no interval. */
export function parseInterval(text: string): number | null {
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text.trim()) ?? [];
  if (!count || !unit) return null;
  const seconds = Number(count) * ({ m: 60, h: 3600, d: DAY_SECONDS }[unit] ?? 0);
  return INTERVALS.includes(seconds) ? seconds : null;
}

/** Where so much of the steps between bars is of one length, bars are no longer than that. */
const SHARE = 0.2;

/**
 * The length of bars from the steps between their starts, in seconds: the shortest step that is no
 * exception. Minutes without a trade are left out of files, and a day may begin with half an hour.
 * Null where nothing tells it.
 */
export function inferInterval(steps: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const step of steps) if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const common = [...counts].filter(([, count]) => count >= all * SHARE).map(([step]) => step);
  return common.length > 0 ? Math.min(...common) : null;
}
