import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { once } from "node:events";
import type { Directory } from "./directory.ts";
import { type FoundMove, findMoves } from "./find-moves.ts";
import { linkOf } from "./link.ts";

/** A move as `newsmove extract` prints it. */
export interface ExtractedMove {
  /** The name as the text gives it; null where it names nobody. */
  company: string | null;
  ticker: string | null;
  /** Signed percent. */
  percent: number;
  /** A range's figure further from zero. */
  percentTo?: number;
  decimals: number;
  session: FoundMove["session"];
  statistic: FoundMove["statistic"];
  qualifier: FoundMove["qualifier"];
  quote: string;
  /** Where the quote stands in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** The moves of a text in the order it tells them. */
export function extractMoves(text: string, directory: Directory): ExtractedMove[] {
  return findMoves(text, directory).map((move) => ({
    company: move.company,
    ticker: move.ticker ?? linkOf(move, directory)?.listing?.ticker ?? null,
    percent: move.percent,
    ...(move.percentTo === null ? {} : { percentTo: move.percentTo }),
    decimals: move.decimals,
    session: move.session,
    statistic: move.statistic,
    qualifier: move.qualifier,
    quote: move.quote,
    start: move.quoteStart,
    end: move.quoteStart + move.quote.length,
  }));
}

/**
 * Reads lines `{"id","text"}` and writes lines `{"id","moves"}` in the same order, holding one line
 * at a time. A line that cannot be read gets `{"id"?,"error"}` and the rest goes on.
 * @returns how many lines could not be read
 */
export async function extractLines(input: Readable, output: Writable, directory: Directory): Promise<number> {
  let bad = 0;
  let waiting = "";
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const answer = answerOf(line, directory);
    if ("error" in answer) bad += 1;
    waiting += `${JSON.stringify(answer)}\n`;
    if (waiting.length < WRITE_SIZE) continue;
    if (!output.write(waiting)) await once(output, "drain");
    waiting = "";
  }
  if (waiting !== "" && !output.write(waiting)) await once(output, "drain");
  return bad;
}

/** Small writes cost more than the finding; so many characters are gathered first. */
const WRITE_SIZE = 65_536;

type Answer = { id: string | number; moves: ExtractedMove[] } | { id?: string | number; error: string };

function answerOf(line: string, directory: Directory): Answer {
  let value: { id?: unknown; text?: unknown } | null;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: "the line is no JSON" };
  }
  const { id, text } = value ?? {};
  const isId = typeof id === "string" || typeof id === "number";
  if (isId && typeof text === "string") return { id, moves: extractMoves(text, directory) };
  return { ...(isId ? { id } : {}), error: 'the line is not of the form {"id": …, "text": …}' };
}
