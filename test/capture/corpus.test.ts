import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { movesIn } from "../support/finder.ts";
import { faultsOf, type Line, type Score, scoreAll, scoreLine } from "../support/score.ts";

const lines: Line[] = readFileSync(new URL("../fixtures/moves.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row));
const scores = lines.map((line) => scoreLine(line, movesIn(line.text)));
const score = scoreAll(scores);
const faults = scores.flatMap(faultsOf).join("\n");

const LEAST: Score = { precision: 0.97, recall: 0.93, session: 0.95, statistic: 0.95, qualifier: 0.95 };

test("the moves of the corpus are found, and little else", () => {
  const measures = Object.keys(LEAST) as (keyof Score)[];
  const tooLow = measures.filter((measure) => score[measure] < LEAST[measure]);
  expect(tooLow, `${JSON.stringify(score)}\n${faults}`).toEqual([]);
});
