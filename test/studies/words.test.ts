import { expect, test } from "vitest";
import { runStudy } from "../../server/studies/engine/run-study.ts";
import type { StudyEvent } from "../../server/studies/study.ts";
import { summaryLines } from "../../server/studies/words.ts";
import { closesOf, definition, drawnReturns, pricesOf, sessions } from "./example.ts";

const SESSIONS = sessions(70);

/** AAA moves by a small amount to and fro, then drops by 5 % and by 6 % at place 60 and 68, BBB at place 60. */
function closes(...drops: readonly (readonly [place: number, drop: number])[]) {
  const returns = drawnReturns(70, 2).map((value) => value / 100);
  for (const [place, drop] of drops) returns[place] = drop;
  return closesOf(returns);
}

const PRICES = pricesOf(
  { INDX: closesOf(drawnReturns(70, 1)), AAA: closes([60, -0.05], [68, -0.06]), BBB: closes([60, -0.055]) },
  SESSIONS,
);

function event(id: string, symbol: string, place: number): StudyEvent {
  return { id, symbol, when: SESSIONS.dates[place] ?? "2030-01-01" };
}

test("a study in a few lines: its windows, and the events that are not in it", () => {
  const study = definition({
    id: "warnings",
    ...{ model: "market_adjusted", index: "INDX" },
    windows: [
      [0, 0],
      [0, 2],
    ],
    events: [
      ...[event("1", "AAA", 60), event("2", "AAA", 68), event("3", "BBB", 60)],
      ...[event("4", "NONE", 60), event("5", "AAA", 200), event("6", "AAA", 25)],
    ],
  });
  const [title, day, window, ...others] = summaryLines(runStudy(study, PRICES));
  expect(title).toBe("warnings: 3 of 6 events");
  expect(day).toMatch(/^ {2}\[0, 0\] +mean CAR −\d\.\d\d%, n 3, BMP t −\d+\.\d\d, p 0\.\d{3}$/);
  expect(window).toMatch(/^ {2}\[0, 2\] +mean CAR −\d\.\d\d%, n 2, BMP t −\d+\.\d\d, p [0<.\d ]+$/);
  expect(others).toEqual([
    `  not in it: 4 NONE ${SESSIONS.dates[60]}: there are no daily prices of it`,
    "  not in it: 5 AAA 2030-01-01: it lies outside the days there are prices of",
    `  not in it: 6 AAA ${SESSIONS.dates[25]}: too few days before it have prices to estimate from`,
  ]);
});

test("what is all but certain is not told as p 0.000", () => {
  const events = Array.from({ length: 9 }, (_, i) => event(`${i}`, i % 2 === 0 ? "AAA" : "BBB", 60));
  const [, day] = summaryLines(runStudy(definition({ windows: [[0, 0]], events }), PRICES));
  expect(day).toMatch(/n 9, BMP t −\d+\.\d\d, p < 0\.001$/);
});

test("one event, and none, have no test", () => {
  const lines = (events: StudyEvent[]) =>
    summaryLines(runStudy(definition({ windows: [[-2, 2]], events }), PRICES));
  expect(lines([event("1", "AAA", 60)])[1]).toMatch(/n 1, no test: it takes two events that differ$/);
  expect(lines([])).toEqual([
    "study: 0 of 0 events",
    expect.stringMatching(/\[-2, 2\] +no event has a return here$/),
  ]);
});
