import { describe, expect, test } from "vitest";
import { type Tally, tallies } from "../../server/home/publishers/tally.ts";
import { publishersView } from "../../server/home/publishers/view.ts";
import { wilsonInterval } from "../../server/lib/wilson.ts";

function tally(publisher: string, given: Partial<Tally> = {}): Tally {
  const none = { publisher, moves: 0, checked: 0, confirmed: 0, overstated: 0, understated: 0, opposite: 0 };
  return { ...none, plausible: 0, followed: 0, held: 0, faded: 0, reasons: new Map(), ...given };
}

describe("Wilson's interval", () => {
  test.each([
    [57, 64, 0.791, 0.946],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])("%i of %i", (count, n, low, high) => {
    const [from, to] = wilsonInterval(count, n);
    expect(from).toBeCloseTo(low, 3);
    expect(to).toBeCloseTo(high, 3);
  });
});

describe("publishers", () => {
  const long = tally("Long", {
    moves: 70,
    checked: 64,
    confirmed: 57,
    overstated: 4,
    followed: 20,
    held: 12,
  });
  const even = tally("Even", { moves: 20, checked: 20, confirmed: 10 });
  const few = tally("Few", { moves: 14, checked: 7, confirmed: 7 });
  const none = tally("None", { moves: 2, reasons: new Map([["No prices for the listing", 2]]) });

  test("a short record cannot lead, and one without a check says why", () => {
    const { rows, lede, uncounted } = publishersView([none, few, even, long], "interval");
    expect(rows.map(({ publisher }) => publisher)).toEqual(["Long", "Even", "Few", "None"]);
    expect(rows[0]).toMatchObject({ share: "89%", interval: "79 to 95%", held: "12 of 20", isFew: false });
    expect(rows[2]).toMatchObject({ isFew: true });
    expect(rows[3]).toMatchObject({ share: null, reason: "No prices for the listing" });
    expect(lede).toContain("91 reported moves checked; 74 confirmed (81%).");
    expect(uncounted).toEqual([{ reason: "No prices for the listing", count: 2 }]);
  });

  test("are sorted by what is asked for", () => {
    const order = publishersView([long, even], "publisher").rows.map(({ publisher }) => publisher);
    expect(order).toEqual(["Even", "Long"]);
  });

  test("what is only plausible is not judged", () => {
    const report = { check: { verdict: "plausible", aftermath: "no_data" } } as never;
    expect(tallies([{ publisher: "A", report, reason: "" }])).toMatchObject([
      { moves: 1, checked: 0, plausible: 1 },
    ]);
  });
});
