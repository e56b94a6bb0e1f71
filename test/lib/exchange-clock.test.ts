import { expect, test } from "vitest";
import { exchangeClocks } from "../../server/lib/exchange-clock.ts";

test.each([
  ["2025-12-19T12:00:00Z", "07:00 Fri premarket", "20:00 Fri closed"],
  ["2025-12-19T15:00:00Z", "10:00 Fri open", "23:00 Fri closed"],
  ["2025-12-19T22:10:00Z", "17:10 Fri after hours", "06:10 Sat closed"],
  ["2025-12-20T02:00:00Z", "21:00 Fri closed", "10:00 Sat closed"],
  ["2025-12-22T03:00:00Z", "22:00 Sun closed", "11:00 Mon open"],
  ["2025-12-22T04:30:00Z", "23:30 Sun closed", "12:30 Mon lunch"],
  ["2025-12-25T15:00:00Z", "10:00 Thu closed", "23:00 Thu closed"],
])("at %s", (now, newYork, hongKong) => {
  const shown = exchangeClocks(new Date(now)).map(({ time, day, phase }) => `${time} ${day} ${phase}`);
  expect(shown).toEqual([newYork, hongKong]);
});
