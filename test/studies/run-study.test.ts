import { describe, expect, test } from "vitest";
import { runStudy, type StudyPrices } from "../../server/studies/engine/run-study.ts";
import type { StudyDefinition, StudyEvent } from "../../server/studies/study.ts";
import { closesOf, definition, drawnReturns, pricesOf, sessions } from "./example.ts";

const SESSIONS = sessions(120);
const CLOSES = {
  INDX: closesOf(drawnReturns(120, 1)),
  AAA: closesOf(drawnReturns(120, 2)),
  BBB: closesOf(drawnReturns(120, 3)),
};
const PRICES = pricesOf(CLOSES, SESSIONS);

/** An event on the session at a place. */
function event(id: string, symbol: string, place: number): StudyEvent {
  return { id, symbol, when: SESSIONS.dates[place] ?? "2030-01-01" };
}

function run(given: Partial<StudyDefinition>, prices = PRICES) {
  return runStudy(definition({ windows: [[-2, 2]], ...given }), prices);
}

/** AAA at 60, 64 (within reach of 60) and 90; BBB at 62. */
const EVENTS = [event("c", "AAA", 90), event("b", "AAA", 64), event("x", "BBB", 62), event("a", "AAA", 60)];

test("finds what there is of every event, in the order of the study", () => {
  const { events, counted, aggregates } = run({
    events: [...EVENTS, event("n", "NONE", 60), event("o", "AAA", 200)],
  });
  expect(events.map(({ event: { id }, place, status }) => [id, place, status])).toEqual([
    ["c", 90, "ok"],
    ["b", 64, "ok"],
    ["x", 62, "ok"],
    ["a", 60, "ok"],
    ["n", 60, "unknown_symbol"],
    ["o", null, "event_out_of_range"],
  ]);
  expect(counted.map(({ event: { id } }) => id)).toEqual(["c", "b", "x", "a"]);
  expect(aggregates.windows[0]?.aggregate.n).toBe(4);
});

describe("events that overlap", () => {
  test("are told, and all count where the study says so", () => {
    const { overlaps, counted } = run({ events: EVENTS });
    expect(overlaps.map((chain) => chain.map(({ event: { id } }) => id))).toEqual([["a", "b"]]);
    expect(counted).toHaveLength(4);
  });

  test("only the first of each chain counts where it says that", () => {
    const { events, overlaps, counted, aggregates } = run({ events: EVENTS, overlapPolicy: "first" });
    expect(counted.map(({ event: { id } }) => id).sort()).toEqual(["a", "c", "x"]);
    expect(aggregates.windows[0]?.aggregate.n).toBe(3);
    expect(overlaps).toHaveLength(1);
    // What is found of the others stays.
    expect(events.find(({ event: { id } }) => id === "b")).toMatchObject({ status: "ok", n: 40 });
  });

  test("an unusable one is no first", () => {
    const early = [event("a", "AAA", 20), event("b", "AAA", 60)];
    const { counted } = run({ events: early, overlapPolicy: "first", eventWindow: [-2, 40] });
    expect(counted.map(({ event: { id } }) => id)).toEqual(["b"]);
  });
});

describe("sessions next to the stock's other events", () => {
  const counts = (excludeOtherEvents: boolean, events = EVENTS) =>
    Object.fromEntries(run({ events, excludeOtherEvents }).events.map(({ event: { id }, n }) => [id, n]));

  test("are kept out of the estimation where the study says so", () => {
    expect(counts(false)).toEqual({ a: 40, b: 40, c: 40, x: 40 });
    // Of c (48 to 87) six are gone; b's (22 to 61) reaches 59, 60 and 61, a's (18 to 57) none.
    expect(counts(true)).toEqual({ a: 40, b: 37, c: 34, x: 40 });
  });

  test("may leave too few", () => {
    const many = [...EVENTS, event("d", "AAA", 70), event("e", "AAA", 80)];
    expect(counts(true, many)).toMatchObject({ c: 28 });
    const { events } = run({ events: many, excludeOtherEvents: true });
    expect(events[0]).toMatchObject({ status: "insufficient_estimation", days: [] });
  });

  test("count where the other event cannot be used, too, if it has a session", () => {
    expect(counts(true, [event("a", "AAA", 30), event("b", "AAA", 60)])).toMatchObject({ a: 27, b: 37 });
    expect(counts(true, [event("a", "AAA", 200), event("b", "AAA", 60)])).toEqual({ a: null, b: 40 });
  });
});

describe("prices", () => {
  test("are asked for from the close before the first return to the last day, once a symbol", () => {
    const asked: Record<string, unknown>[] = [];
    const prices: StudyPrices = {
      ...PRICES,
      closesOf(symbol, own, span) {
        asked.push({ symbol, ...span });
        // Only what was asked for.
        return PRICES.closesOf(symbol, own, span).map((close, i) =>
          i < span.from || i > span.to ? Number.NaN : close,
        );
      },
    };
    const { aggregates } = run({ events: EVENTS }, prices);
    expect(asked).toHaveLength(3);
    expect(asked).toContainEqual({ symbol: "AAA", from: 17, to: 92 });
    expect(asked).toContainEqual({ symbol: "BBB", from: 19, to: 64 });
    expect(asked).toContainEqual({ symbol: "INDX", from: 17, to: 92 });
    expect(aggregates).toEqual(run({ events: EVENTS }).aggregates);
  });

  test("of an index that nobody knows leave nothing to estimate from, except a constant mean", () => {
    const status = (given: Partial<StudyDefinition>) =>
      run({ events: [event("a", "AAA", 60)], ...given }).events[0]?.status;
    expect(status({ index: "NONE" })).toBe("insufficient_estimation");
    expect(status({ index: "NONE", model: "constant_mean" })).toBe("ok");
    expect(status({ index: null, model: "constant_mean" })).toBe("ok");
  });

  test("of the index are returned with a constant mean as well", () => {
    const [found] = run({ events: [event("a", "AAA", 60)], model: "constant_mean" }).events;
    expect(found?.days.map(({ rm }) => rm)).not.toContain(null);
  });
});

test("returns of stock and index are both of the kind asked for", () => {
  const events = [event("a", "AAA", 60)];
  const [simple, log] = [
    run({ events }).events[0]?.days[2],
    run({ events, returns: "log" }).events[0]?.days[2],
  ];
  expect(log?.ret).toBeCloseTo(Math.log1p(simple?.ret ?? 0), 14);
  expect(log?.rm).toBeCloseTo(Math.log1p(simple?.rm ?? 0), 14);
});

test("progress is told event by event, and at the end", () => {
  const told: number[] = [];
  runStudy(definition({ events: EVENTS }), PRICES, (done) => told.push(done));
  expect(told).toEqual([0, 1, 2, 3, 4]);
});

test("a study without events finds nothing", () => {
  const { events, counted, overlaps, aggregates } = run({ events: [] });
  expect({ events, counted, overlaps }).toEqual({ events: [], counted: [], overlaps: [] });
  expect(aggregates.days).toHaveLength(5);
});
