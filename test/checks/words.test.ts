import { expect, test } from "vitest";
import { checkClaim, UNKNOWN_SYMBOL } from "../../server/checks/check.ts";
import type { Claim } from "../../server/checks/checks.ts";
import { headline } from "../../server/checks/words.ts";
import { at, bar, claim, evidence, note, WEEK } from "./example.ts";

const DAY = "2025-12-10";
const INTRADAY = [
  bar(DAY, "08:50", 5, [103, 106, 99.5, 105]),
  bar(DAY, "12:00", 5, [104, 104, 104, 104]),
  bar(DAY, "16:30", 5, [104, 104, 93.6, 99]),
];
const KNOWN = evidence({ daily: WEEK, intraday: INTRADAY });

function words(given: Partial<Claim>, known = KNOWN): string {
  const said = claim(given);
  return headline(checkClaim(said, known), said.direction);
}

const late = { session: "after_hours", direction: "down", value: 10, reportedAt: at(DAY, "18:00") } as const;

test.each([
  [
    { statistic: "extreme", value: 6 },
    "confirmed, then faded: up 6.0% at its premarket high, 2.0% at the open, 4.0% at the close",
  ],
  [{ value: 9 }, "overstated, then held: up 5.0% premarket, 2.0% at the open, 4.0% at the close"],
  [{ direction: "down", statistic: "close" }, "the other way, then held: up 5.0% premarket"],
  [
    { ...late, statistic: "extreme" },
    "confirmed, then reversed: down 10.0% at its after-hours low, −1.0% at the open, 1.0% at the close",
  ],
  [
    { session: null, statistic: "close", reportedAt: at(DAY, "18:00") },
    "understated, then extended: up 4.0% at the close",
  ],
  [
    { statistic: "open", reportedAt: at(DAY, "18:00") },
    "overstated, then extended: up 2.0% at the open, 4.0% at the close",
  ],
  [
    { session: "regular", reportedAt: at(DAY, "12:10") },
    "understated, then held: up 4.0%, 4.0% at the close",
  ],
  [
    { session: "regular", dailyOnly: true, reportedAt: at(DAY, "12:10") },
    "plausible: between −1.0% and 6.0% that day",
  ],
  [{ dailyOnly: true }, "no data: no bars of that session; opened up 2.0%"],
  [{ reportedAt: at(DAY, "08:51") }, "no data: no price up to the report"],
] as const)("%j", (given, expected) => expect(words(given)).toContain(expected));

test("what it rests on is said", () => {
  const notes = [note(DAY, "08:00", "previous_close", 50), note(DAY, "08:10", "last", 51.5)];
  expect(words({}, evidence({ notes }))).toBe(
    "confirmed: up 3.0% premarket (from your notes; no trade in the 20 minutes before the report)",
  );
  expect(headline(UNKNOWN_SYMBOL, "up")).toBe("no data: nothing is known of its prices");
});
