import { describe, expect, test } from "vitest";
import { fromLines } from "./example.ts";

describe("the year of a date printed without it", () => {
  const inferred = (...lines: string[]) => fromLines(...lines).published;

  test("is that of the latest such day, said so", () => {
    expect(inferred("12-10")).toMatchObject({ date: "2025-12-10", printed: "12-10", yearInferred: true });
    expect(inferred("12-10").yearInferredFrom).toBe(
      "the latest such day up to 23 Nov 2026, when it was captured",
    );
    expect(inferred("11-23").date).toBe("2026-11-23");
    expect(inferred("Feb 29").date).toBe("2024-02-29");
  });

  test("is told by the weekday", () => {
    expect(inferred("Tue, Dec 10")).toMatchObject({
      date: "2024-12-10",
      yearInferredFrom: "the latest year in which it was a Tuesday",
    });
  });

  test("is told by a date near it in the text, not by one far from it", () => {
    expect(inferred("03-04", "", "The sale ended on March 3, 2019.")).toMatchObject({
      date: "2019-03-04",
      yearInferredFrom: "“March 3, 2019” in the text",
    });
    expect(inferred("03-04", "", "The firm was founded on July 3, 2003.").date).toBe("2026-03-04");
  });

  test("is told by a year the text names again and again", () => {
    const text =
      "Sales rose in 2017 and early 2018. The best quarter of 2018 was the last, more than in 2018 as planned.";
    expect(inferred("12-10", "", text)).toMatchObject({ date: "2018-12-10", yearInferred: true });
  });

  test("is not inferred where it is printed", () => {
    expect(inferred("Dec 10, 2024")).toMatchObject({ yearInferred: false, yearInferredFrom: null });
  });
});
