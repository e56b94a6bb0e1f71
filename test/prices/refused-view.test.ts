import { describe, expect, test } from "vitest";
import { refusedView } from "../../server/prices/refused-view.ts";

const view = (raw: string, reason: string) => refusedView({ line: 1234, raw, reason });

describe("a refused row as the page prints it", () => {
  test.each([
    ["2024-01-04,abc,101,99,100,5", "the open “abc” is not a number", "abc"],
    ["2024-01-05,100,101,99,-5,5", "the close -5 is not above 0", "-5"],
    ["2024-13-08,100,101,99,100,5", "there is no month 13", "2024-13-08"],
    ["2024-01-03,100,99,101,100,5", "the low 101 is above the high 99", "101"],
    [`2024-01-03,${"a".repeat(60)},1,1,1,1`, `the open “${"a".repeat(40)}…” is not a number`, "a".repeat(60)],
    [
      "2024-11-03 01:30,1,1,1,1",
      "the clocks of X showed twice “2024-11-03 01:30”: only …",
      "2024-11-03 01:30",
    ],
    ["2024-01-03,1,1,1", "there is no close", ""],
  ])("%s: the faulty cell is marked", (raw, reason, faulty) => {
    const { before, after, ...row } = view(raw, reason);
    expect(row.faulty).toBe(faulty);
    expect(before + row.faulty + after).toBe(raw);
  });

  test("speaks of rows, with a minus sign, of its line with its thousands parted", () => {
    expect(view("x", "line 9 has other values for the same time")).toMatchObject({
      ...{ line: "1,234", reason: "Row 9 has other values for the same time" },
      todo: "Keep one of the two in the file",
    });
    expect(view("1,-5", "the close -5 is not above 0").reason).toBe("The close −5 is not above 0");
  });

  test("shows what has no sign of its own", () => {
    const { faulty, reason } = view("2024-01-03,1\u00000,1,1,1", "the open “1\u00000” is not a number");
    expect([faulty, reason]).toEqual(["1\ufffd0", "The open “1\ufffd0” is not a number"]);
  });

  test("is cut where it is endless", () => {
    expect(view("x".repeat(500), "a quote is not closed").before).toHaveLength(200);
  });
});
