import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildDirectory, type DirectoryEntry } from "../../server/capture/directory.ts";
import { findMoves } from "../../server/capture/find-moves.ts";
import { faultsOf, type Line, type Score, scoreAll, scoreLine } from "../support/score.ts";

/** What the finder is told: enough to know a few names, as little as a new database would. */
const KNOWN: DirectoryEntry[] = [
  line("Boeing", [], "BA", "XNYS", "equity"),
  line("Ford Motor", ["Ford"], "F", "XNYS", "equity"),
  line("General Motors", ["GM"], "GM", "XNYS", "equity"),
  line("Alphabet", ["Google"], "GOOGL", "XNAS", "equity"),
  line("Meta Platforms", ["Meta", "Facebook"], "META", "XNAS", "equity"),
  line("Netflix", [], "NFLX", "XNAS", "equity"),
  line("Tesla", [], "TSLA", "XNAS", "equity"),
  line("Alibaba Group", ["Alibaba"], "BABA", "XNYS", "equity"),
  line("S&P 500", ["S&P"], "SPX", "XXXX", "index"),
  line("Dow Jones Industrial Average", ["Dow"], "DJI", "XXXX", "index"),
  line("Nasdaq Composite", ["Nasdaq"], "IXIC", "XXXX", "index"),
  line("Hang Seng Index", ["Hang Seng"], "HSI", "XXXX", "index"),
  line("SPDR S&P 500 ETF", [], "SPY", "ARCX", "fund"),
];

const lines: Line[] = readFileSync(new URL("../fixtures/moves.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row));
const directory = buildDirectory(KNOWN);
const scores = lines.map((line) => scoreLine(line, findMoves(line.text, directory)));
const score = scoreAll(scores);
const faults = scores.flatMap(faultsOf).join("\n");

const LEAST: Score = { precision: 0.97, recall: 0.93, session: 0.95, statistic: 0.95, qualifier: 0.95 };

test("the moves of the corpus are found, and little else", () => {
  const measures = Object.keys(LEAST) as (keyof Score)[];
  const tooLow = measures.filter((measure) => score[measure] < LEAST[measure]);
  expect(tooLow, `${JSON.stringify(score)}\n${faults}`).toEqual([]);
});

function line(
  company: string,
  aliases: string[],
  ticker: string,
  mic: string,
  kind: "equity" | "index" | "fund",
): DirectoryEntry {
  const id = company.length * 1000 + ticker.charCodeAt(0);
  return { companyId: id, company, aliases, listing: { id, ticker, mic, kind } };
}
