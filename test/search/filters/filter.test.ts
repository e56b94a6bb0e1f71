import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AFTERMATHS,
  addressOf,
  DAYS,
  DIRECTIONS,
  FILTER_SESSIONS,
  type Filter,
  isFiltered,
  NO_FILTER,
  readFilter,
  VERDICTS,
} from "../../../server/search/filters/filter.ts";

const read = (address: string) => readFilter(Object.fromEntries(new URL(address, "http://x").searchParams));

test("an address without filters is a list of everything", () => {
  expect(read("/news?after=x&deleted=3")).toEqual({ filter: NO_FILTER, problems: [] });
  expect(isFiltered(NO_FILTER)).toBe(false);
  expect(addressOf("/news", NO_FILTER)).toBe("/news");
});

test("any filter is read back from its address as it was", () => {
  const text = fc
    .string({ maxLength: 12 })
    .map((typed) => typed.trim().replaceAll("\0", "").replaceAll("\r\n", "\n"));
  const maybe = <Value>(values: readonly Value[]) => fc.constantFrom(null, ...values);
  const date = fc.constantFrom("", "2025-12-01", "2025-12-10");
  const filters: fc.Arbitrary<Filter> = fc
    .record({
      ...{ company: text, publisher: text, topic: text, q: text, from: date, to: date },
      ...{ session: maybe(FILTER_SESSIONS), direction: maybe(DIRECTIONS), verdict: maybe(VERDICTS) },
      ...{ aftermath: maybe(AFTERMATHS), days: maybe(DAYS) },
    })
    .filter(
      ({ from, to, days }) => (days === null || (from === "" && to === "")) && (to === "" || from <= to),
    );
  fc.assert(
    fc.property(filters, (filter) => {
      expect(read(addressOf("/", filter, { show: "move" }))).toEqual({ filter, problems: [] });
    }),
  );
});

describe("what means nothing is said and left out", () => {
  test.each([
    ["/?session=lunch", "“lunch” is no session. The filter was left out."],
    ["/?verdict=true", "“true” is no verdict. The filter was left out."],
    ["/?days=9", "“9” is no number of days to choose. The filter was left out."],
    ["/?from=2025-13-01", "“2025-13-01” is no date: one is written 2025-12-10. The filter was left out."],
  ])("%s", (address, problem) => {
    expect(read(address)).toEqual({ filter: NO_FILTER, problems: [problem] });
  });
});

test("dates go before a number of days, and in their order", () => {
  expect(read("/?days=7&to=2025-12-01&from=2025-12-10").filter).toMatchObject({
    ...{ days: null, from: "2025-12-01", to: "2025-12-10" },
  });
});

test("a page reads only the filters it has", () => {
  expect(readFilter({ verdict: "x", q: "oil" }, ["q"])).toEqual({
    filter: { ...NO_FILTER, q: "oil" },
    problems: [],
  });
});
