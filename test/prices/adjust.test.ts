import { expect, test } from "vitest";
import { adjustedCloses } from "../../server/prices/adjust.ts";
import { inferInterval, parseInterval } from "../../server/prices/interval.ts";

const bar = (date: string, close: number, adjClose: number | null = null) => ({ date, close, adjClose });
const split = (exDate: string, value: number) => ({ exDate, kind: "split" as const, value });
const dividend = (exDate: string, value: number) => ({ exDate, kind: "dividend" as const, value });

test.each([
  ["nothing to adjust", [bar("2024-01-02", 10), bar("2024-01-03", 11)], [], [10, 11]],
  [
    "a split divides the closes before its ex-date",
    [bar("2024-01-02", 100), bar("2024-01-03", 110), bar("2024-01-04", 55)],
    [split("2024-01-04", 2)],
    [50, 55, 55],
  ],
  [
    "a dividend by its share of the last close before its ex-date",
    [bar("2024-01-02", 100), bar("2024-01-03", 80), bar("2024-01-04", 79)],
    [dividend("2024-01-04", 2)],
    [97.5, 78, 79],
  ],
  [
    "each by the close of its own time, on a day without a bar too",
    [bar("2024-01-02", 100), bar("2024-01-05", 40), bar("2024-01-09", 39)],
    [split("2024-01-04", 2), dividend("2024-01-08", 4)],
    [45, 36, 39],
  ],
  [
    "a split and a dividend of one day: the dividend is per share before it",
    [bar("2024-01-02", 100), bar("2024-01-03", 45)],
    [split("2024-01-03", 2), dividend("2024-01-03", 10)],
    [45, 45],
  ],
  [
    "as delivered wherever it is",
    [bar("2024-01-02", 100, 49), bar("2024-01-03", 55)],
    [split("2024-01-03", 2)],
    [49, 55],
  ],
  [
    "an ex-date before the first bar changes nothing",
    [bar("2024-01-02", 10)],
    [split("2024-01-02", 5)],
    [10],
  ],
  [
    "no price before a dividend that is no less than the close, unless one was delivered",
    [bar("2024-01-02", 3), bar("2024-01-03", 3, 0.5), bar("2024-01-04", 2), bar("2024-01-05", 1)],
    [dividend("2024-01-05", 2)],
    [Number.NaN, 0.5, Number.NaN, 1],
  ],
])("%s", (_what, bars, actions, expected) => {
  const closes = adjustedCloses(bars, actions);
  expect(closes).toHaveLength(expected.length);
  closes.forEach((close, i) => {
    if (Number.isNaN(expected[i])) expect(close).toBeNaN();
    else expect(close).toBeCloseTo(expected[i] ?? Number.NaN, 12);
  });
});

test.each([
  ["1m", 60],
  ["5m", 300],
  ["1h", 3600],
  ["1d", 86_400],
  ["7m", null],
  ["2d", null],
  ["1", null],
  ["", null],
])("the interval %j is %j seconds", (text, seconds) => {
  expect(parseInterval(text)).toBe(seconds);
});

test("the shortest step that is no exception is the interval", () => {
  expect(inferInterval([60, 60, 180, 60, 240])).toBe(60);
  expect(inferInterval([1800, 3600, 3600, 3600, 3600, 3600, 66_600])).toBe(3600);
  expect(inferInterval([0, 0])).toBeNull();
});
