import { expect, test } from "vitest";
import { checkClaim, UNKNOWN_SYMBOL } from "../../server/checks/check.ts";
import type { Claim } from "../../server/checks/checks.ts";
import { checkRow } from "../../server/checks/row.ts";
import { at, bar, claim, evidence, WEEK } from "./example.ts";

const DAY = "2025-12-10";
const INTRADAY = [bar(DAY, "08:00", 5, [103, 103, 103, 103])];
const ALWAYS = [
  ...["aftermath", "checkpoints", "id", "interval", "measured", "measured_hi", "measured_lo", "proxy", "ref"],
  ...["session", "verdict"],
];

function row(given: Partial<Claim>, dividend = 0) {
  const actions = dividend === 0 ? [] : [{ exDate: DAY, kind: "dividend", value: dividend } as const];
  return checkRow("a", checkClaim(claim(given), evidence({ daily: WEEK, intraday: INTRADAY, actions })));
}

test("a verdict has no reason, and no flags where there are none", () => {
  const printed = row({ statistic: "close" });
  expect(Object.keys(printed).sort()).toEqual([...ALWAYS, "phase", "statistic"].sort());
  expect(printed).toMatchObject({
    id: "a",
    verdict: "confirmed",
    session: DAY,
    ref: 100,
    interval: [2.5, 3.5],
  });
  expect(Object.keys(printed.checkpoints as object)).toEqual(["open", "close", "d1", "d5"]);
});

test("a reason is there only without a verdict", () => {
  const printed = row({ reportedAt: at(DAY, "08:01") });
  expect(Object.keys(printed).sort()).toEqual([...ALWAYS, "phase", "reason", "statistic"].sort());
  expect(printed).toMatchObject({ verdict: "no_data", measured: null, measured_lo: null, checkpoints: {} });
});

test("an unknown symbol has neither phase nor statistic", () => {
  const printed = checkRow("b", UNKNOWN_SYMBOL);
  expect(Object.keys(printed).sort()).toEqual([...ALWAYS, "reason"].sort());
});

test("a stale price is flagged", () => {
  expect(row({})).toMatchObject({ flags: ["stale"] });
});

test("a dividend is told only where it changes the verdict", () => {
  expect(row({ statistic: "close" }, 0.1)).not.toHaveProperty("flags");
  expect(row({ statistic: "close" }, 0.1)).not.toHaveProperty("alt");
  const printed = row({ statistic: "close" }, 2);
  expect(printed).toMatchObject({ verdict: "confirmed", flags: ["ex_dividend"] });
  expect(printed.alt).toEqual({ measured: expect.closeTo(100 * (103 / 98 - 1), 9), verdict: "understated" });
});
