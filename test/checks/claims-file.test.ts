import { describe, expect, test } from "vitest";
import { ClaimsError, readClaims } from "../../server/checks/claims-file.ts";

const CLAIM = {
  ...{
    id: "a",
    symbol: "AAA",
    text: "AAA rose 3%",
    direction: "up",
    value: 3,
    decimals: 0,
    qualifier: "exact",
  },
  ...{ session: null, statistic: "last", reportedAt: "2025-12-10T14:00:00Z" },
};

test("claims are read with what is left out", () => {
  expect(readClaims(JSON.stringify([CLAIM]))).toEqual([
    {
      ...{ id: "a", symbol: "AAA" },
      claim: {
        ...{ direction: "up", value: 3, value2: null, decimals: 0, qualifier: "exact", session: null },
        ...{ statistic: "last", reportedAt: "2025-12-10T14:00:00Z", dailyOnly: false },
      },
    },
  ]);
  const range = {
    ...CLAIM,
    id: 7,
    qualifier: "range",
    value2: 5,
    data: "daily",
    reportedAt: "2025-12-10T09:00:00-05:00",
  };
  expect(readClaims(`\uFEFF${JSON.stringify([range])}`)[0]).toMatchObject({
    ...{ id: "7", claim: { value2: 5, dailyOnly: true, qualifier: "range" } },
  });
});

describe("what is wrong is said with its place", () => {
  test.each([
    ["{", "no JSON"],
    ["{}", "the file"],
    [JSON.stringify([CLAIM, { ...CLAIM, direction: "sideways" }]), "1.direction"],
    [JSON.stringify([{ ...CLAIM, value: "3" }]), "0.value"],
    [JSON.stringify([{ ...CLAIM, qualifier: "range" }]), "0.value2: a range needs its upper figure"],
    [JSON.stringify([{ ...CLAIM, reportedAt: "2025-12-10 09:00" }]), "0.reportedAt"],
    [JSON.stringify([{ ...CLAIM, session: "lunch" }]), "0.session"],
  ])("%s", (text, message) => {
    expect(() => readClaims(text)).toThrow(ClaimsError);
    expect(() => readClaims(text)).toThrow(message);
  });
});
