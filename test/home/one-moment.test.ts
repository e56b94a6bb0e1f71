import { expect, test } from "vitest";
import { fileDb, NOW } from "../support/db.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

test("whatever shows checks reads the database as it is at one moment", async () => {
  const { db } = fileDb();
  const listing = makeListing(db, { ticker: "NMRX" });
  const { id } = makeNews(db, { mentions: [{ id: listing.companyId, name: "", slug: "" }] });
  makeMove(db, { newsId: id, listing });
  // The clock is asked when the checks of a page begin.
  const asked: boolean[] = [];
  const clock = () => {
    asked.push(db.inTransaction);
    return NOW;
  };
  const server = await startServer({ db, clock });
  const pages = ["/", "/news", `/news/${id}`, "/companies/NMRX", `/news/${id}/card`, "/feed.atom"];
  for (const path of [...pages, `/news/${id}/card.json`, `/news/${id}/card.svg`]) {
    asked.length = 0;
    expect([path, (await server.get(path)).status]).toEqual([path, 200]);
    expect([path, asked.includes(true), db.inTransaction]).toEqual([path, true, false]);
  }
});
