import { expect, test } from "vitest";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { startServer } from "../support/server.ts";

const DAY = "2025-12-09";
const REPORTED = { date: DAY, time: "17:00", zone: "America/New_York", at: "2025-12-09T22:00:00.000Z" };

test("the dashboard tells what needs bars, what is due, and what the last import refused", async () => {
  const { db, get } = await startServer();
  const made = (ticker: string, session: "premarket" | "regular") => {
    const listing = makeListing(db, { ticker });
    const { id } = makeNews(db, { published: REPORTED });
    makeMove(db, { newsId: id, listing, session, statistic: session === "regular" ? "open" : "last" });
    return listing;
  };
  made("NONE", "premarket");
  const coarse = made("COARSE", "premarket");
  const due = made("DUE", "regular");
  for (const listing of [coarse, due])
    makeBars(db, [
      { listing, date: "2025-12-08", close: 100 },
      { listing, date: DAY, open: 103, close: 103 },
    ]);
  db.prepare("UPDATE imports SET refused = 6 WHERE id = (SELECT max(id) FROM imports)").run();
  const text = (await (await get("/")).text()).replaceAll(/\s+/g, " ");
  expect(text).toContain("NONE has no prices");
  expect(text).toContain("COARSE has daily bars only");
  expect(text).toContain("DUE has no bar yet of a session since then.");
  expect(text).toContain("6 rows refused");
});
