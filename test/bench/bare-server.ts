import express from "express";
import { companiesStore } from "../../server/companies/store.ts";
import { openDatabase } from "../../server/db/open.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";

/**
 * What Newsmove is measured against, in a process of its own: Express and the database with nothing between.
 * Its environment names the database, how many stories a page has and how many bytes.
 */
const { NEWSMOVE_DB = "", PAGE_STORIES = "12", PAGE_BYTES = "0" } = process.env;
const db = openDatabase(NEWSMOVE_DB);
const news = newsStore(db);
const moves = movesStore(db, companiesStore(db).listing);
const html = `<!doctype html>${"x".repeat(Math.max(0, Number(PAGE_BYTES) - 15))}`;
const addNote = db.prepare(
  `INSERT INTO price_notes (listing_id, price, price_kind, observed_at, text, submission_key, created_at, updated_at)
   VALUES (@listing, @price, @kind, @at, @text, @key, @at, @at)`,
);

const app = express();
app.get("/", (_request, response) => {
  for (const { id } of news.newest(Number(PAGE_STORIES))) moves.ofNews(id);
  response.type("html").send(html);
});
app.get("/static", (_request, response) => {
  response.type("html").send(html);
});
app.post("/notes", express.urlencoded({ extended: false }), (request, response) => {
  const { price, price_kind: kind, date, time, text, submission_key: key } = request.body;
  addNote.run({ listing: 1, price: Number(price), kind, at: `${date}T${time}:00.000Z`, text, key });
  response.redirect(303, "/notes");
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`bare at http://127.0.0.1:${address?.port}`);
});
