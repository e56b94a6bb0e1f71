import { describe, expect, test } from "vitest";
import { type Tally, tallies } from "../../server/home/publishers/tally.ts";
import { publishersView } from "../../server/home/publishers/view.ts";
import { outcomeOf, type OutcomeWords } from "../../server/search/filters/kinds.ts";
import { wilsonInterval } from "../../server/lib/wilson.ts";

function tally(publisher: string, given: Partial<Tally> = {}): Tally {
  const none = { publisher, moves: 0, checked: 0, confirmed: 0, overstated: 0, understated: 0, opposite: 0 };
  return { ...none, plausible: 0, waiting: 0, followed: 0, held: 0, faded: 0, missing: new Map(), ...given };
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

/** So many moves of a publisher with an outcome. */
function told(publisher: number, count: number, verdict: string | null, more: Partial<OutcomeWords> = {}) {
  return { publisher, count, outcome: outcomeOf({ verdict, aftermath: "no_data", missing: null, ...more }) };
}

describe("a tally", () => {
  test("has each verdict in its place; what is only bounded, not checked or waiting is not judged", () => {
    const outcomes = [
      told(0, 1, "confirmed", { aftermath: "held" }),
      told(0, 2, "confirmed", { aftermath: "extended" }),
      told(0, 3, "overstated", { aftermath: "faded" }),
      told(0, 4, "understated", { aftermath: "reversed" }),
      told(0, 5, "opposite_direction", { aftermath: "too_small" }),
      told(0, 6, "plausible"),
      told(0, 7, "no_data", { missing: "closes" }),
      told(0, 8, "unchecked", { missing: "prices" }),
      told(0, 9, "unchecked", { missing: "listing" }),
      told(0, 10, null),
      told(2, 1, "confirmed"),
    ];
    expect(tallies(outcomes, (number) => ["A", "B", "C"][number] ?? "")).toEqual([
      {
        ...{
          publisher: "A",
          moves: 55,
          checked: 15,
          confirmed: 3,
          overstated: 3,
          understated: 4,
          opposite: 5,
        },
        ...{ plausible: 6, waiting: 10, followed: 10, held: 3, faded: 7 },
        missing: new Map([
          ["closes", 7],
          ["prices", 8],
          ["listing", 9],
        ]),
      },
      tally("C", { moves: 1, checked: 1, confirmed: 1 }),
    ]);
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
  const none = tally("None", { moves: 2, missing: new Map([["prices", 2]]) });

  test("a short record cannot lead, and one without a check says why", () => {
    const { rows, lede, uncounted } = publishersView([none, few, even, long], "interval");
    expect(rows.map(({ publisher }) => publisher)).toEqual(["Long", "Even", "Few", "None"]);
    expect(rows[0]).toMatchObject({ share: "89%", interval: "79 to 95%", held: "12 of 20", isFew: false });
    expect(rows[2]).toMatchObject({ isFew: true });
    expect(rows[3]).toMatchObject({ share: null, reason: "No prices for the listing", isForPrices: true });
    expect(lede).toContain("91 reported moves checked; 74 confirmed (81%).");
    expect(uncounted).toEqual([{ reason: "No prices for the listing", count: "2" }]);
  });

  test("are sorted by what is asked for", () => {
    const order = publishersView([long, even], "publisher").rows.map(({ publisher }) => publisher);
    expect(order).toEqual(["Even", "Long"]);
  });

  test("the most frequent reason is given, and only prices are asked for where they would help", () => {
    const undated = tally("Undated", {
      moves: 3,
      missing: new Map([["date", 2] as const, ["prices", 1] as const]),
    });
    const { rows, uncounted } = publishersView([undated, tally("New", { moves: 1, waiting: 1 })], "interval");
    expect(rows[1]).toMatchObject({ reason: "Date of the story not given", isForPrices: false });
    expect(rows[0]).toMatchObject({ publisher: "New", reason: "Just being checked", isForPrices: false });
    expect(uncounted.map(({ count }) => count)).toEqual(["2", "1"]);
  });

  test("what is being checked again is told", () => {
    expect(publishersView([long], "interval").waiting).toBe("");
    const words = (waiting: number) => publishersView([tally("A", { waiting })], "interval").waiting;
    expect(words(1)).toMatch(/^1 reported move is just being checked and is not counted yet\./);
    expect(words(1200)).toMatch(/^1,200 reported moves are just being checked and are not counted yet\./);
  });

  test("large figures are written in groups of three", () => {
    const large = tally("Large", { moves: 2285, checked: 1893, confirmed: 1500, followed: 1200, held: 1100 });
    const { rows, lede } = publishersView([large], "checked");
    expect(lede).toBe("1,893 reported moves checked; 1,500 confirmed (79%).");
    expect(rows[0]).toMatchObject({ moves: "2,285", checked: "1,893", held: "1,100 of 1,200" });
  });

  test("a name leads to the publisher’s stories", () => {
    expect(publishersView([tally("A & B")], "interval").rows[0]?.href).toBe("/news?publisher=A+%26+B");
  });
});
