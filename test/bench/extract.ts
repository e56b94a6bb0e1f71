import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import nlp from "compromise";
import { buildDirectory } from "../../server/capture/directory.ts";
import { extractMoves } from "../../server/capture/extract.ts";
import { seedLines } from "../../seed/listings.ts";
import { type Figure, median } from "./figure.ts";
import { runNewsmove } from "./program.ts";

const CORPUS = new URL("../fixtures/moves.jsonl", import.meta.url);

const ROUNDS = 5;
/** So many lines a round, each after a quarter of them to warm up. */
const OURS = 80_000;
const THEIRS = 4_000;
const BY_COMMAND = 1_000_000;

/** How many lines a CPU second are read, beside those a tagger of English tags; and by the command on a million. */
export async function extractBench(): Promise<Figure[]> {
  const lines = readFileSync(CORPUS, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const directory = buildDirectory(seedLines());
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: rateOf((line) => extractMoves(line, directory), lines, OURS),
    theirs: rateOf((line) => nlp(line), lines, THEIRS),
  }));
  const { seconds, megabytes } = await runNewsmove(["extract", "--jsonl"], Readable.from(generated(lines)));
  return [
    {
      what: "lines in process",
      ...{ value: median(rounds.map(({ ours }) => ours)), unit: "a CPU s" },
      against: { what: "compromise tags", value: median(rounds.map(({ theirs }) => theirs)) },
      mark: { is: "at least", number: 20 },
    },
    {
      what: `by command, ${BY_COMMAND.toLocaleString("en")} lines`,
      value: BY_COMMAND / seconds,
      unit: "a s",
    },
    { what: "memory of the command at most", value: megabytes, unit: "MB" },
  ];
}

function rateOf(read: (line: string) => void, lines: readonly string[], count: number): number {
  const go = (times: number) => {
    for (let i = 0; i < times; i++) read(lines[i % lines.length] ?? "");
  };
  go(count / 4);
  const before = process.cpuUsage();
  go(count);
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

function* generated(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < BY_COMMAND; i++) yield `${JSON.stringify({ id: i, text: lines[i % lines.length] })}\n`;
}
