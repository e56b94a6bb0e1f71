import { describe, expect, test } from "vitest";
import { percentFrom } from "../../../server/checks/aftermath.ts";
import { evidenceReader, notedPrices } from "../../../server/checks/evidence.ts";
import { checkReporter } from "../../../server/checks/report.ts";
import { companiesStore } from "../../../server/companies/store.ts";
import { decidingBar } from "../../../server/home/card/deciding.ts";
import { usedPrices } from "../../../server/home/card/used-prices.ts";
import { directionOf } from "../../../server/lib/percent.ts";
import { type ReportedMove, STATISTICS } from "../../../server/moves/moves.ts";
import { notesStore } from "../../../server/notes/store.ts";
import { barsStore } from "../../../server/prices/bars-store.ts";
import { spansStore } from "../../../server/prices/spans-store.ts";
import { NOW, testDb } from "../../support/db.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { makeBars } from "../../support/make-bars.ts";

const DAY = "2025-12-10";

/** Checks a claim over bars of five and of one minute that go up and down all day, and finds what it rests on. */
function checked(move: Partial<ReportedMove>, time: string) {
  const db = testDb();
  const listing = makeListing(db, { ticker: "NMRX" });
  const wave = (minute: number) =>
    Number((100 + 3 * Math.sin(minute / 37) + Math.cos(minute / 5)).toFixed(2));
  const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
  const minutes = [...Array(900).keys()].map((n) => 260 + n);
  makeBars(db, [
    ...["2025-12-08", "2025-12-09", DAY, "2025-12-11", "2025-12-17"].map((date, i) => ({
      ...{ listing, date, open: 99.5 + i, high: 104.2 + i, low: 95.1 + i, close: 100 + i },
    })),
    ...minutes
      .filter((minute) => minute % 5 !== 0)
      .map((minute) => ({
        ...{ listing, date: DAY, time: clock(minute) },
        high: wave(minute) + 0.2,
        low: wave(minute) - 0.2,
        close: wave(minute),
      })),
    ...minutes
      .filter((minute) => minute % 5 === 0)
      .map((minute) => ({
        ...{ listing, date: DAY, time: clock(minute), interval: 300 },
        high: wave(minute) + 0.5,
        low: wave(minute) - 0.5,
        close: wave(minute),
      })),
  ]);
  const at = new Date(`${DAY}T${time}:00-05:00`).toISOString();
  const news = makeNews(db, { published: { time, zone: "America/New_York", at } });
  const made = makeMove(db, { listing, newsId: news.id, ...move });
  const bars = barsStore(db);
  const readNotes = notedPrices(notesStore(db, companiesStore(db).listing));
  const report = checkReporter({ bars, spans: spansStore(db), readNotes }, NOW)(made, news.published);
  const used = usedPrices(made, news.published, report, {
    evidence: evidenceReader(bars, readNotes),
    intraday: (id, from, to) => bars.intervals(id).flatMap((length) => bars.intraday(id, length, from, to)),
  });
  return { report, used, direction: directionOf(made.percent) };
}

const CASES = (["premarket", "regular", "after_hours", null] as const).flatMap((session) =>
  STATISTICS.flatMap((statistic) =>
    [3, -3].flatMap((percent) =>
      ["09:10", "11:17", "18:40"].map((time) => ({ session, statistic, percent, time })),
    ),
  ),
);

describe.each(CASES)("$session $statistic $percent at $time", ({ session, statistic, percent, time }) => {
  test("the deciding bar and the reference give the measured figure to the last digit", () => {
    const { report, used, direction } = checked({ session, statistic, percent, tradeDate: null }, time);
    const { check } = report;
    const deciding = decidingBar(check, used, direction);
    expect(deciding === null).toBe(check.measured === null);
    if (!deciding || !used.reference) return;
    expect(used.reference.price / used.reference.splits).toBe(check.ref);
    expect(percentFrom(check.ref ?? 0, deciding.bar[deciding.part])).toBe(check.measured);
    const reported = Date.parse(report.reportedAt ?? "") / 1000;
    for (const bar of used.bars) expect(bar.start + bar.interval).toBeLessThanOrEqual(reported);
  });
});
