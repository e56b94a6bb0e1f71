import { expect, test } from "vitest";
import { buildDirectory } from "../../server/capture/directory.ts";
import { mentionedCompanies } from "../../server/capture/mentions.ts";
import { entries, KNOWN } from "../support/finder.ts";

const directory = buildDirectory([
  ...KNOWN,
  ...entries("Target", [], "equity", ["TGT", "XNYS"]),
  ...entries("OpenAI", [], "equity"),
]);
const mentioned = (text: string) => mentionedCompanies(text, directory).map(({ company }) => company);

test.each([
  [
    "in the order of the text, each once",
    "Meta met Google. Facebook nodded.",
    ["Meta Platforms", "Alphabet"],
  ],
  ["by a tag", "Long $TSLA here", ["Tesla"]],
  ["without a listing too", "OpenAI agreed", ["OpenAI"]],
  ["with a possessive ending", "Alibaba’s Qwen", ["Alibaba Group"]],
  ["not indices or funds", "The Dow and the SPDR S&P 500 ETF rose; $SPY too", []],
  ["not unknown tags", "Long $ROKU here", []],
  ["not words in small letters", "a boeing is a plane", []],
])("%s", (_what, text, companies) => expect(mentioned(text)).toEqual(companies));

test.each([
  ["Target raised wages", []],
  ["Price Target Raised", []],
  ["the retailer Target raised wages", ["Target"]],
  ["Wages at Target rose", ["Target"]],
])("a name that is a word counts only where it cannot be one: %s", (text, companies) => {
  expect(mentioned(text)).toEqual(companies);
});
