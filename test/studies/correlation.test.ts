import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanCorrelations } from "../../server/studies/engine/correlation.ts";
import type { EventOutcome } from "../../server/studies/engine/event.ts";
import type { Window } from "../../server/studies/study.ts";
import { ALL, drawn, type Given, OTHER, pairwise, TAUS } from "./correlated-events.ts";
import { outcome } from "./example.ts";

const WINDOWS: Window[] = [
  [0, 0],
  [-1, 1],
  [-2, 2],
  [1, 2],
];

test("is the mean over all pairs, one by one", () => {
  const event = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    // Often the same, so that events come in groups of all sizes.
    place: fc.constantFrom(60, 60, 60, 61, 63, 75, 97, 98),
    sessions: fc.constantFrom(ALL, ALL, OTHER),
    missing: fc.constantFrom(
      [],
      [],
      [],
      [-20],
      [-45, -6],
      [-30, -29, -28, -27, -26, -25, -24, -23, -22, -21, -12],
    ),
    ars: fc.constantFrom([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [null, 1, 1, 1, 1], [1, 1, 1, 1, null]),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 16 }), (given) => {
      const events = given.map(withinSessions);
      const found = meanCorrelations(events, WINDOWS);
      WINDOWS.forEach((window, w) => {
        const expected = pairwise(events, window);
        if (expected === null) expect(found[w]).toBeNull();
        else expect(found[w]).toBeCloseTo(expected, 12);
      });
    }),
    { numRuns: 300 },
  );
});

/** Near the end, its window's last day lies beyond the sessions known. */
function withinSessions(given: Required<Given>): EventOutcome {
  const last = given.sessions.dates.length - 2;
  return drawn(given.place < last ? given : { ...given, place: last, ars: [1, 1, 1, 1, null] });
}

describe("of two events", () => {
  const one = drawn({ seed: 1 });
  const of = (a: EventOutcome, b: EventOutcome, window: Window) => meanCorrelations([a, b], [window])[0];

  test("on one date is their residuals' correlation, whatever the window", () => {
    const whole = of(one, drawn({ seed: 2 }), [0, 0]);
    expect(whole).toBeGreaterThan(0.2);
    expect(of(one, drawn({ seed: 2 }), [-2, 2])).toBeCloseTo(whole ?? 0, 14);
    expect(of(one, drawn({ seed: 1 }), [0, 0])).toBeCloseTo(1, 14);
  });

  test("weighs by the share of the window's sessions that both have", () => {
    const later = drawn({ seed: 2, place: 62 });
    expect(of(one, later, [0, 0])).toBe(0);
    expect(of(one, later, [-1, 0])).toBe(0);
    const [three, five] = [of(one, later, [-1, 1]) ?? 0, of(one, later, [-2, 2]) ?? 0];
    expect(three).not.toBe(0);
    expect(five / three).toBeCloseTo(3 / 5 / (1 / 3), 12);
  });

  test("on two exchanges goes by dates", () => {
    const abroad = drawn({ seed: 2, sessions: OTHER, place: OTHER.dates.indexOf(ALL.dates[60] ?? "") });
    expect(abroad.place).toBe(55);
    expect(of(one, abroad, [0, 0])).toBeCloseTo(pairwise([one, abroad], [0, 0]) ?? 0, 14);
    expect(of(one, abroad, [0, 0])).not.toBe(0);
  });

  test("with fewer than 30 sessions in common is none", () => {
    const first = (count: number) => TAUS.slice(count);
    expect(of(one, drawn({ seed: 2, missing: first(30) }), [0, 0])).not.toBe(0);
    expect(of(one, drawn({ seed: 2, missing: first(29) }), [0, 0])).toBe(0);
    // Each has 35, both together 29.
    const a = drawn({ seed: 1, missing: [-45, -44, -43, -42, -41] });
    const b = drawn({ seed: 2, missing: [-11, -10, -9, -8, -7, -6] });
    expect(of(a, b, [0, 0])).toBe(0);
  });

  test("of which one does not vary is none", () => {
    const still = outcome({
      place: 60,
      first: -2,
      ars: [1, 1, 1, 1, 1],
      residuals: new Map(TAUS.map((tau) => [tau, 0.1])),
    });
    expect(of(one, still, [0, 0])).toBe(0);
    const many = Array.from({ length: 8 }, (_, i) => drawn({ seed: i + 1 }));
    const [without, withStill] = [
      meanCorrelations(many, [[0, 0]]),
      meanCorrelations([...many, still], [[0, 0]]),
    ];
    expect((withStill[0] ?? 0) * 36).toBeCloseTo((without[0] ?? 0) * 28, 10);
  });
});

test("counts only events that have a return over the window; fewer than two have none", () => {
  const events = [drawn({ seed: 1 }), drawn({ seed: 2 }), drawn({ seed: 3, ars: [1, 1, 1, null, 1] })];
  const [without, withIt] = meanCorrelations(events, [
    [1, 1],
    [0, 0],
  ]);
  expect(without).toBeCloseTo(meanCorrelations(events.slice(0, 2), [[0, 0]])[0] ?? 0, 14);
  expect(withIt).not.toBeCloseTo(without ?? 0, 4);
  expect(meanCorrelations(events.slice(1), [[1, 1]])).toEqual([null]);
  expect(meanCorrelations([], WINDOWS)).toEqual([null, null, null, null]);
});
