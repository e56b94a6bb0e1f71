import { buildDirectory, type DirectoryEntry } from "../../server/capture/directory.ts";
import { type FoundMove, findMoves } from "../../server/capture/find-moves.ts";
import { type Token, tokenise } from "../../server/capture/tokens.ts";

const numbers = new Map<string, number>();

type Kind = NonNullable<DirectoryEntry["listing"]>["kind"];

/** What the finder is told: enough to know a few names, as little as a new database would. */
export const KNOWN: DirectoryEntry[] = [
  ...entries("Boeing", [], "equity", ["BA", "XNYS"]),
  ...entries("Ford Motor", ["Ford"], "equity", ["F", "XNYS"]),
  ...entries("General Motors", ["GM"], "equity", ["GM", "XNYS"]),
  ...entries("Alphabet", ["Google"], "equity", ["GOOGL", "XNAS"]),
  ...entries("Meta Platforms", ["Meta", "Facebook"], "equity", ["META", "XNAS"]),
  ...entries("Netflix", [], "equity", ["NFLX", "XNAS"]),
  ...entries("Tesla", [], "equity", ["TSLA", "XNAS"]),
  ...entries("Alibaba Group", ["Alibaba"], "equity", ["BABA", "XNYS"], ["9988", "XHKG"]),
  ...entries("S&P 500", ["S&P"], "index", ["SPX", "XXXX"]),
  ...entries("Dow Jones Industrial Average", ["Dow"], "index", ["DJI", "XXXX"]),
  ...entries("Nasdaq Composite", ["Nasdaq"], "index", ["IXIC", "XXXX"]),
  ...entries("Hang Seng Index", ["Hang Seng"], "index", ["HSI", "XXXX"]),
  ...entries("SPDR S&P 500 ETF", [], "fund", ["SPY", "ARCX"]),
];

export const directory = buildDirectory(KNOWN);

/** A company's entries, one for each of its lines; without lines, one entry. */
export function entries(
  company: string,
  aliases: string[],
  kind: Kind,
  ...lines: [ticker: string, mic: string][]
): DirectoryEntry[] {
  const companyId = numberOf(company);
  const named = { companyId, company, aliases };
  if (lines.length === 0) return [{ ...named, listing: null }];
  return lines.map(([ticker, mic]) => ({
    ...named,
    listing: { id: numberOf(`${ticker} ${mic}`), ticker, mic, kind },
  }));
}

/** The moves of a text, found by one who knows KNOWN. */
export function movesIn(text: string): FoundMove[] {
  return findMoves(text, directory);
}

/** "Boeing -3": whom each move is said of and how far it went, in the order told. */
export function told(text: string): string[] {
  return movesIn(text).map(
    ({ company, ticker, percent }) =>
      `${company ?? ticker ?? "nobody"} ${percent > 0 ? "+" : ""}${String(percent)}`,
  );
}

/** The only move of a text. */
export function theMove(text: string): FoundMove {
  const [move, ...others] = movesIn(text);
  if (!move || others.length > 0) throw new Error(`not one move, but ${JSON.stringify(told(text))}: ${text}`);
  return move;
}

/** Tokens as their texts, for comparing. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(" ");
}

/** Tokens of a text up to a "|" in it, and of all of it without the "|". */
export function cutAt(text: string): { tokens: Token[]; place: number } {
  const [before = "", after = ""] = text.split("|");
  return { tokens: tokenise(before + after), place: tokenise(before).length };
}

function numberOf(name: string): number {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return number;
}
