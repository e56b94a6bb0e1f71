import { describe, expect, test } from "vitest";
import { countEvents } from "../../server/studies/form/count.ts";
import type { StoryEvent } from "../../server/studies/request.ts";

const WINDOW = [-10, 10] as const;

function event(newsId: number, listingId: number, when: string | null = "2025-09-15"): StoryEvent {
  return { newsId, listingId, ticker: `T${listingId}`, mic: "XNYS", when };
}

function events(count: number): StoryEvent[] {
  return Array.from({ length: count }, (_, i) => event(i, 1));
}

describe("what a filter finds", () => {
  test("is told in events, stocks and stories", () => {
    const found = countEvents([event(1, 1), event(1, 2), event(2, 1)], WINDOW);
    expect(found).toEqual({ text: "3 events of 2 stocks in 2 stories.", problem: null });
    expect(countEvents([event(1, 1)], WINDOW).text).toBe("1 event of 1 stock in 1 story.");
  });

  test("tells apart what has no date", () => {
    expect(countEvents([event(1, 1), event(2, 1, null)], WINDOW).text).toBe(
      "1 event of 1 stock in 1 story. 1 more has no date and cannot be in it.",
    );
    expect(countEvents([event(1, 1), event(2, 1, null), event(3, 1, null)], WINDOW).text).toContain(
      "2 more have no date",
    );
  });
});

describe("what cannot be run", () => {
  test.each([
    ["no story", []],
    ["stories without a date alone", [event(1, 1, null), event(2, 1, null)]],
  ])("%s", (_, found) => {
    expect(countEvents(found, WINDOW).problem).toEqual({
      field: "company",
      message: expect.stringContaining("No story that has a date fits"),
    });
  });

  test("more events than are studied at once", () => {
    expect(countEvents(events(20_000), WINDOW).problem).toBeNull();
    const { text, problem } = countEvents(events(20_001), WINDOW);
    expect(text).toBe("More than 20,000 events.");
    expect(problem).toEqual({ field: "from", message: expect.stringContaining("Narrow it down") });
  });

  test("more days of events than fit", () => {
    expect(countEvents(events(20_000), [-20, 29]).problem).toBeNull();
    expect(countEvents(events(20_000), [-20, 30]).problem).toEqual({
      field: "window_to",
      message: expect.stringContaining("20,000 events of 51 sessions each are more than the 1,000,000"),
    });
  });
});
