import { describe, expect, test } from "vitest";
import { otherEventExclusions, overlapChains } from "../../server/studies/engine/overlap.ts";
import type { Window } from "../../server/studies/study.ts";
import { outcome, sessions } from "./example.ts";

/** An event by its name and place, of AAA unless told otherwise. */
function event(id: string, place: number, given: Parameters<typeof outcome>[0] = {}) {
  return outcome({ id, place, ...given });
}

describe("chains", () => {
  const chains = (events: ReturnType<typeof event>[], window: Window = [-2, 2]) =>
    overlapChains(events, window).map((chain) => chain.map((one) => one.event.id).join(""));

  test("are events of one stock whose windows share a session", () => {
    expect(chains([event("a", 10), event("b", 14)])).toEqual(["ab"]);
    expect(chains([event("a", 10), event("b", 15)])).toEqual(["a", "b"]);
    expect(chains([event("a", 10), event("b", 11)], [0, 0])).toEqual(["a", "b"]);
    expect(chains([event("a", 10), event("b", 11)], [0, 1])).toEqual(["ab"]);
    expect(chains([event("a", 10), event("b", 10)], [0, 0])).toEqual(["ab"]);
  });

  test("go on from one to the next, though the first and the last share nothing", () => {
    expect(chains([event("a", 10), event("b", 14), event("c", 18), event("d", 23)])).toEqual(["abc", "d"]);
  });

  test("begin with the earliest, in whatever order they are given", () => {
    expect(chains([event("c", 18), event("a", 10), event("b", 14)])).toEqual(["abc"]);
  });

  test("are of one stock each", () => {
    const other = event("b", 11, { symbol: "BBB" });
    expect(chains([event("a", 10), other, event("c", 12)])).toEqual(["ac", "b"]);
  });

  test("are of events that can be used", () => {
    const unusable = event("b", 14, { status: "insufficient_estimation" });
    expect(chains([event("a", 10), unusable, event("c", 18)])).toEqual(["a", "c"]);
    expect(chains([])).toEqual([]);
  });
});

describe("what is kept out of an event's estimation", () => {
  const nowhere = { ...event("n", 0), place: null };
  const events = [
    event("a", 20),
    event("b", 24),
    event("c", 26, { status: "insufficient_estimation" }),
    event("d", 50, { symbol: "BBB" }),
    nowhere,
  ];
  const placesOf = (i: number, of = events) => {
    const isExcluded = otherEventExclusions(of)[i] ?? (() => true);
    return Array.from(sessions(100).dates.keys()).filter(isExcluded);
  };

  test("are the sessions of, and next to, the stock's other events, usable or not", () => {
    expect(placesOf(0)).toEqual([23, 24, 25, 26, 27]);
    expect(placesOf(1)).toEqual([19, 20, 21, 25, 26, 27]);
  });

  test("is nothing for an event alone of its stock", () => {
    expect(placesOf(3)).toEqual([]);
  });

  test("is all of them for one without a session", () => {
    expect(placesOf(4)).toEqual([19, 20, 21, 23, 24, 25, 26, 27]);
  });

  test("two events of one session keep each other's out", () => {
    expect(placesOf(0, [event("a", 20), event("b", 20)])).toEqual([19, 20, 21]);
  });
});
