import { describe, expect, test } from "vitest";
import { buildDirectory } from "../../server/capture/directory.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { entries } from "../support/finder.ts";

const directory = buildDirectory([
  ...entries("Meta Platforms", ["Meta", "Facebook"], "equity", ["META", "XNAS"]),
  ...entries("AT&T", [], "equity", ["T", "XNYS"]),
  ...entries("Lowe's", [], "equity", ["LOW", "XNYS"]),
  ...entries("Target", [], "equity", ["TGT", "XNYS"]),
  ...entries("Another Meta", ["Meta"], "equity", ["META", "XTSE"]),
  ...entries("Alibaba", [], "equity", ["BABA", "XNYS"], ["9988", "XHKG"]),
]);

describe("a name at the beginning of a text", () => {
  test.each([
    ["Meta Platforms fell", "Meta Platforms", 2],
    ["Meta fell", "Meta Platforms", 1],
    ["META fell", "Meta Platforms", 1],
    ["Facebook’s shares", "Meta Platforms", 1],
    ["AT&T fell", "AT&T", 1],
    ["Lowe's fell", "Lowe's", 1],
    ["Target fell", "Target", 1],
  ])("%s", (text, company, length) => {
    expect(directory.nameAt(tokenise(text), 0)).toMatchObject({ entry: { company }, length });
  });

  test.each(["target prices fell", "Metals fell", "Apple fell", "3 fell", ""])("none in %j", (text) =>
    expect(directory.nameAt(tokenise(text), 0)).toBeNull(),
  );
});

test("a whole name or a ticker is looked up whatever its letter case; the first entered has it", () => {
  expect(directory.byName("meta platforms")?.company).toBe("Meta Platforms");
  expect(directory.byName("Meta")?.company).toBe("Meta Platforms");
  expect(directory.byName("Meta Plat")).toBeUndefined();
  expect(directory.byName("")).toBeUndefined();
  expect(directory.byTicker("meta")?.listing?.mic).toBe("XNAS");
  expect(directory.byTicker("XYZ")).toBeUndefined();
});

test("all lines of a company are known together", () => {
  const alibaba = directory.byTicker("BABA");
  if (!alibaba) throw new Error("no BABA");
  expect(directory.linesOf(alibaba).map(({ listing }) => listing?.mic)).toEqual(["XNYS", "XHKG"]);
});

test("words that every object inherits are no names", () => {
  expect(directory.byName("constructor")).toBeUndefined();
  expect(directory.byTicker("__proto__")).toBeUndefined();
  expect(directory.nameAt(tokenise("Constructor fell"), 0)).toBeNull();
});
