import { parseHTML } from "linkedom";
import { fileDb } from "../support/db.ts";
import { type Market, makeMarket, makeReport } from "../support/market.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { formOf } from "../support/study.ts";

export interface StudyServer extends TestServer {
  market: Market;
}

/** The application over stories of two invented stocks, an index they are held against, and their prices. */
export async function studyServer(): Promise<StudyServer> {
  const { db } = fileDb();
  const market = makeMarket(db, { stocks: ["NMRX", "HLIO"] });
  makeReport(db, market.stock("NMRX"), "2025-09-15", { title: "Northmere surges" });
  makeReport(db, market.stock("HLIO"), "2025-10-15", { title: "Helio climbs" });
  return { ...(await startServer({ db })), market };
}

/** Sends a study's form; gives the address of the study. */
export async function define(server: TestServer, given: Record<string, string> = {}): Promise<string> {
  const answer = await server.post("/studies", formOf(given));
  if (answer.status !== 303) throw new Error(`the form was refused: ${wordsOf(await answer.text())}`);
  return answer.headers.get("location") ?? "";
}

/** A page, as often as it takes until the run it tells of has ended. */
export async function see(server: TestServer, path: string): Promise<Document & { words: string }> {
  for (;;) {
    const answer = await server.get(path);
    const html = await answer.text();
    if (!answer.headers.has("refresh")) return Object.assign(documentOf(html), { words: wordsOf(html) });
  }
}

export function documentOf(html: string): Document {
  return parseHTML(html).document;
}

/** The words of a page's main part, with single spaces. */
export function wordsOf(html: string): string {
  return (documentOf(html).querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}
