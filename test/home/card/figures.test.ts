import { describe, expect, test } from "vitest";
import { makeNote } from "../../support/factories.ts";
import { addAction } from "../../support/bars.ts";
import { cardOf, DAY, DAYS, MINUTES } from "./example.ts";

describe("every figure is written out", () => {
  test("of an extreme, with what became of it", async () => {
    const reader = await cardOf();
    reader.bars(...DAYS, ...MINUTES);
    expect(await reader.rows("Worked out")).toEqual([
      ["Reference: previous close, Tue 9 Dec 2025", "", "100.00", ""],
      ["Measured", "100 × (103.10 / 100.00 − 1)", "+3.10%", ""],
      ["Open, Wed 10 Dec 2025", "100 × (101.20 / 100.00 − 1)", "+1.20%", "39%"],
      ["Close, Wed 10 Dec 2025", "100 × (100.60 / 100.00 − 1)", "+0.60%", "19%"],
      ["+1 session, Thu 11 Dec 2025", "100 × (100.30 / 100.00 − 1)", "+0.30%", "10%"],
      ["+5 sessions, Wed 17 Dec 2025", "", "not yet", ""],
    ]);
    expect(await reader.rows("Prices it rests on")).toEqual([
      ["Reference", "Tue 9 Dec 2025, daily", "100.00", "100.00", "100.00", "100.00"],
      ["Measured", "Wed 10 Dec 2025, 08:48 to 08:49", "102.00", "103.10", "102.00", "103.00"],
      ["Open, close", "Wed 10 Dec 2025, daily", "101.20", "101.90", "100.10", "100.60"],
      ["+1 session", "Thu 11 Dec 2025, daily", "100.30", "100.30", "100.30", "100.30"],
    ]);
    const text = (await reader.card()).querySelector("main")?.textContent ?? "";
    expect(text).toContain("3 one-minute bars, from 08:47 to 09:12 on Wed 10 Dec 2025, New York time.");
    expect(text).toContain("Confirmed, then faded");
    expect(text).toContain("from +2.5 up to but not +3.5; to within 0.02 points, for ticks");
  });

  test("the price that decided stands out in its bar", async () => {
    const reader = await cardOf({ percent: -2 });
    reader.bars(...DAYS, { date: DAY, time: "08:30", high: 99, low: 97.9, close: 98 });
    const strong = [...(await reader.card()).querySelectorAll("td b")].map(({ textContent }) => textContent);
    expect(strong).toEqual(["100.00", "97.90", "101.20", "100.60", "100.30"]);
  });

  test("of a last price, with the range of the 20 minutes before the report", async () => {
    const reader = await cardOf({ statistic: "last" });
    reader.bars(...DAYS, ...MINUTES, { date: DAY, time: "09:05", high: 103.4, low: 102.2, close: 103 });
    expect((await reader.rows("Worked out")).slice(1, 3)).toEqual([
      ["Measured", "100 × (102.80 / 100.00 − 1)", "+2.80%", ""],
      ["Range of the 20 minutes before the report", "", "+2.20% to +3.40%", ""],
    ]);
    expect((await reader.rows("Prices it rests on"))[1]?.slice(0, 2)).toEqual([
      "Measured",
      "Wed 10 Dec 2025, 09:11 to 09:12",
    ]);
  });

  test("of what daily bars only bound", async () => {
    const published = { time: "11:00", at: "2025-12-10T16:00:00.000Z" };
    const reader = await cardOf(
      { session: "regular", statistic: "last" },
      { published: { date: DAY, zone: "America/New_York", ...published } },
    );
    reader.bars(...DAYS);
    expect((await reader.rows("Worked out")).slice(1, 3)).toEqual([
      ["Bound: the day’s low", "100 × (100.10 / 100.00 − 1)", "+0.10%", ""],
      ["Bound: the day’s high", "100 × (101.90 / 100.00 − 1)", "+1.90%", ""],
    ]);
  });

  test("of an after-hours move: the session's own close is the reference, the next session follows", async () => {
    const published = { date: DAY, time: "17:30", zone: "America/New_York", at: "2025-12-10T22:30:00.000Z" };
    const reader = await cardOf({ session: "after_hours" }, { published });
    reader.bars(...DAYS, { date: DAY, time: "16:30", high: 103.618, close: 103 });
    expect((await reader.rows("Worked out")).slice(0, 3)).toEqual([
      ["Reference: close, Wed 10 Dec 2025", "", "100.60", ""],
      ["Measured", "100 × (103.618 / 100.60 − 1)", "+3.00%", ""],
      ["Open, Thu 11 Dec 2025", "100 × (100.30 / 100.60 − 1)", "−0.30%", "reversed"],
    ]);
    expect((await reader.rows("Prices it rests on")).map(([role]) => role)).toEqual([
      ...["Reference", "Measured", "Open, close"],
    ]);
  });

  test("across splits: the reference is divided, later prices are multiplied", async () => {
    const reader = await cardOf({}, {}, () => new Date("2025-12-20T12:00:00Z"));
    reader.bars(
      { date: "2025-12-09", close: 200 },
      ...DAYS.slice(1, 3),
      { date: "2025-12-17", close: 50.4 },
      ...MINUTES,
    );
    addAction(reader.server.db, reader.listing, { exDate: DAY, kind: "split", value: 2 });
    addAction(reader.server.db, reader.listing, { exDate: "2025-12-12", kind: "split", value: 2 });
    addAction(reader.server.db, reader.listing, { exDate: "2026-01-12", kind: "split", value: 3 });
    const rows = await reader.rows("Worked out");
    expect(rows[0]).toEqual([
      "Reference: previous close, Tue 9 Dec 2025",
      "200.00 / 2, for the split",
      "100.00",
      "",
    ]);
    expect(rows[1]?.[1]).toBe("100 × (103.10 / 100.00 − 1)");
    expect(rows[5]).toEqual([
      "+5 sessions, Wed 17 Dec 2025",
      "100 × (50.40 × 2 / 100.00 − 1)",
      "+0.80%",
      "26%",
    ]);
    const text = (await reader.card()).querySelector("article")?.textContent ?? "";
    expect(text).toContain("Split, 2 new shares for an old one, from Wed 10 Dec 2025.");
    expect(text).not.toContain("3 new shares");
  });

  test("on an ex-dividend day, also less the dividend where that changes the verdict", async () => {
    const reader = await cardOf();
    reader.bars(...DAYS, { date: DAY, time: "08:48", high: 102.2, close: 102 });
    addAction(reader.server.db, reader.listing, { exDate: DAY, kind: "dividend", value: 0.5 });
    // A later one is told of, but not taken off.
    addAction(reader.server.db, reader.listing, { exDate: "2025-12-11", kind: "dividend", value: 0.7 });
    const lines = await reader.rows("Worked out");
    expect(lines[2]).toEqual([
      ...["Less the dividend: confirmed", "100 × (102.20 / (100.00 − 0.50) − 1)", "+2.71%", ""],
    ]);
    expect((await reader.card()).querySelector("article")?.textContent).toContain(
      "Dividend of 0.50 USD a share, ex-date Wed 10 Dec 2025.",
    );
  });

  test("from notes, where there are no bars", async () => {
    const reader = await cardOf();
    const note = { listing: reader.listing, priceKind: "high", price: 103.05 } as const;
    makeNote(reader.server.db, {
      ...note,
      priceKind: "previous_close",
      price: 100,
      observedAt: "2025-12-10T12:00:00.000Z",
    });
    makeNote(reader.server.db, { ...note, observedAt: "2025-12-10T13:40:00.000Z" });
    makeNote(reader.server.db, { ...note, price: 109, observedAt: "2025-12-10T14:40:00.000Z" });
    const rows = await reader.rows("Worked out");
    expect(rows.slice(0, 2)).toEqual([
      ["Reference: a close from your notes", "", "100.00", ""],
      ["Measured", "100 × (103.05 / 100.00 − 1)", "+3.05%", ""],
    ]);
    const text = (await reader.card()).querySelector("article")?.textContent ?? "";
    expect(text).toContain("From your notes: previous close 100.00 USD, 10 Dec 2025, 07:00 New York.");
    expect(text).toContain("From your notes: high 103.05 USD, 10 Dec 2025, 08:40 New York.");
    expect(text).not.toContain("109.00");
    expect(await reader.data()).not.toContain("109");
  });

  test("a gap that is shown and not judged", async () => {
    const reader = await cardOf();
    reader.bars(...DAYS);
    expect(await reader.rows("Worked out")).toEqual([
      ["Reference: previous close, Tue 9 Dec 2025", "", "100.00", ""],
      ["Gap at the open, shown, not judged, Wed 10 Dec 2025", "100 × (101.20 / 100.00 − 1)", "+1.20%", ""],
    ]);
    expect((await reader.card()).querySelector("article")?.textContent).toContain(
      "Daily bars cannot show a premarket high.",
    );
  });
});
