import { describe, expect, test } from "vitest";
import { passedOver, withoutClosed } from "../../server/checks/closed.ts";
import { seconds, usCalendar } from "./example.ts";

const CALENDAR = usCalendar();

describe("a calendar without two days", () => {
  const without = withoutClosed(CALENDAR, (date) => ["2025-12-10", "2025-12-11"].includes(date));

  test("does not find or count them", () => {
    expect(without.session("2025-12-10")).toBeNull();
    expect(without.session("2025-12-12")?.date).toBe("2025-12-12");
    expect(without.after("2025-12-09")?.date).toBe("2025-12-12");
    expect(without.before("2025-12-12")?.date).toBe("2025-12-09");
    expect(without.offset("2025-12-09", 1)?.date).toBe("2025-12-12");
    expect(without.offset("2025-12-15", -2)?.date).toBe("2025-12-09");
    expect(without.offset("2025-12-10", 1)).toBeNull();
    expect(without.offset("2025-12-09", 0)?.date).toBe("2025-12-09");
    expect(without.between("2025-12-09", "2025-12-12").map(({ date }) => date)).toEqual([
      ...["2025-12-09", "2025-12-12"],
    ]);
  });

  test("goes back to the last that was one", () => {
    expect(without.latest("close", seconds("2025-12-11", "18:00"))?.date).toBe("2025-12-09");
    expect(without.latest("open", seconds("2025-12-12", "09:30"))?.date).toBe("2025-12-12");
  });
});

test("what is passed over near a session is told, nothing further off", () => {
  const closed = ["2025-12-03", "2025-12-09", "2025-12-12", "2025-12-19"];
  const open = withoutClosed(CALENDAR, (date) => closed.includes(date));
  expect(passedOver("2025-12-10", 5, CALENDAR, open)).toEqual(["2025-12-09", "2025-12-12"]);
  expect(passedOver("2025-12-10", 5, CALENDAR, CALENDAR)).toEqual([]);
  expect(passedOver("2025-12-04", 1, CALENDAR, open)).toEqual(["2025-12-03"]);
});
