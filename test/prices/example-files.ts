import { ownTemporaryFiles } from "../support/cleanup.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { confirm, preview } from "./sent-file.ts";

/** The header of small price files. */
export const HEADER = "Date,Open,High,Low,Close,Volume";
/** Three sessions without a fault. */
export const GOOD = [
  HEADER,
  "2024-01-02,100,101,99,100.5,1000",
  "2024-01-03,100,102,99,101.5,1100",
  "2024-01-04,101,103,100,102.5,1200",
].join("\n");
/** The same with two rows that must be refused. */
export const FAULTY = [
  HEADER,
  "2024-01-02,100,101,99,100.5,1000",
  "2024-01-03,abc,102,99,101.5,1100",
  "2024-01-04,101,103,100,<b>5</b>,1200",
].join("\n");

/** The application over the seed. */
export function seeded(): Promise<TestServer> {
  ownTemporaryFiles();
  return startServer({ seeded: true });
}

/** How many bars are stored. */
export function barsIn({ db }: TestServer): number {
  return db.prepare<[], number>("SELECT count(*) FROM price_bars").pluck().get() ?? 0;
}

/** Imports a good file as BABA; gives the page that says so. */
export async function importGood(server: TestServer, text = GOOD) {
  const { id } = await preview(server, text, { listing: "BABA" });
  return confirm(server, id);
}
