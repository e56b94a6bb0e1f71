import { checkReporter } from "../../server/checks/report.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { spansStore } from "../../server/prices/spans-store.ts";
import { NOW, testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { type Figure, median } from "./figure.ts";

const DAY = "2025-12-10";
const STORIES = 20;
const RUNS = 21;
const LIMIT_MS = 20;

/** How long checking all moves of a page takes: twenty stories, each of a listing with a day of minute bars. */
export async function checksBench(): Promise<Figure[]> {
  const db = testDb();
  const told = Array.from({ length: STORIES }, (_, i) => {
    const listing = makeListing(db);
    const minutes = Array.from({ length: 720 }, (_, minute) => 240 + minute);
    makeBars(db, [
      { listing, date: "2025-12-09", close: 100 },
      { listing, date: DAY, open: 101.2, close: 100.6 },
      ...minutes.map((minute) => ({
        ...{ listing, date: DAY, close: 100 + (minute % 31) / 10 },
        time: `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
      })),
    ]);
    const { id, published } = makeNews(db, {
      published: { date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" },
    });
    return { published, move: makeMove(db, { newsId: id, listing, statistic: i % 2 ? "extreme" : "last" }) };
  });
  const sources = { bars: barsStore(db), spans: spansStore(db), readNotes: () => [] };
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const check = checkReporter(sources, NOW);
    for (const { move, published } of told) check(move, published);
    return performance.now() - start;
  });
  return [
    {
      what: `${STORIES} stories with 720 minute bars each`,
      ...{ value: median(times), unit: "ms", mark: { is: "at most", number: LIMIT_MS } },
    },
  ];
}
