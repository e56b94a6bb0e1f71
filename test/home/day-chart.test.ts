import { describe, expect, test } from "vitest";
import { checkReporter } from "../../server/checks/report.ts";
import { sessionBars } from "../../server/checks/session-bars.ts";
import type { Db } from "../../server/db/open.ts";
import { dayChart } from "../../server/home/day-chart.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { spansStore } from "../../server/prices/spans-store.ts";
import { NOW, testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";

const DAY = "2025-12-10";
const REPORTED = { date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" };

function made(db: Db, bars: { time?: string; close: number; high?: number; date?: string; open?: number }[]) {
  const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const item = makeNews(db, { published: REPORTED });
  const move = makeMove(db, { newsId: item.id, listing, percent: 3, statistic: "extreme" });
  makeBars(
    db,
    bars.map((bar) => ({ listing, date: DAY, ...bar })),
  );
  const note = makeNote(db, { listing, newsId: item.id, price: 102, observedAt: "2025-12-10T15:12:00.000Z" });
  const store = barsStore(db);
  const report = checkReporter({ bars: store, spans: spansStore(db), readNotes: () => [] }, NOW)(
    move,
    item.published,
  );
  return dayChart({ move, report, readBars: sessionBars(store), notes: [note] });
}

const AROUND = [
  { date: "2025-12-09", close: 100 },
  { open: 101.2, close: 100.6 },
];

describe("the day of a move", () => {
  test("line, sessions, reference, what was said, report, rings and notes", () => {
    const day = made(testDb(), [
      ...AROUND,
      { time: "08:48", close: 103, high: 103.1 },
      { time: "09:30", close: 101 },
      { time: "15:59", close: 100.6 },
    ]);
    expect(day).toMatchObject({
      title: "NMRX on Wed 10 Dec 2025",
      caption: "USD, one-minute bars, New York time",
      rows: [
        { time: "08:49", price: "103.00", percent: "+3.0%" },
        { time: "09:31", price: "101.00", percent: "+1.0%" },
        { time: "16:00", price: "100.60", percent: "+0.6%" },
      ],
    });
    expect(day?.data).toMatchObject({
      ...{ min: 0, max: 3.5 },
      sessions: [
        { name: "Premarket", isShaded: true },
        { name: "Regular session", isShaded: false },
      ],
      reference: { long: "Reference: previous close 100.00" },
      band: { low: 2.5, high: 3.5, short: "Said +3%" },
      report: { label: "Reported 09:12" },
      notes: [{ number: 1, value: 2 }],
    });
    expect(day?.data.rings.map(({ label }) => label)).toEqual(["High +3.1%", "Open +1.2%", "Close +0.6%"]);
    expect(day?.summary).toContain("High +3.1% at 08:48");
  });

  test("is drawn only from bars of that day", () => {
    expect(made(testDb(), AROUND)).toBeNull();
  });

  test("needs the close before it", () => {
    expect(made(testDb(), [{ time: "08:48", close: 103 }])).toBeNull();
  });
});
