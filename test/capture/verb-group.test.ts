import { describe, expect, test } from "vitest";
import { isListedTicker, verbGroup } from "../../server/capture/verb-group.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { cutAt, wordsOf } from "../support/finder.ts";

/** The words between the subject and the direction at "|". */
function group(text: string): string {
  const { tokens, place } = cutAt(text);
  const { from, until } = verbGroup(tokens, place);
  return wordsOf(tokens.slice(from, until));
}

test.each([
  ["Boeing | fell 3%", ""],
  ["Boeing is trading | up 3%", "is trading"],
  ["Boeing had already closed | lower", "had already closed"],
  ["Boeing shares sharply | fell", "sharply"],
  ["Boeing ended the day | down 3%", "ended the day"],
  ["Boeing ended the session | down 3%", "ended the session"],
  ["Boeing premarket | up 3%", "premarket"],
  ["Boeing recovered to close | higher", "recovered to close"],
  ["Boeing quickly | fell", "quickly"],
  ["Boeing on Monday | fell", "on Monday"],
  ["Boeing shares Monday | fell", "Monday"],
  ["after Monday's | fall", ""],
  ["Boeing at one point | fell", "at one point"],
  ["$WBA (| +4.0% pre)", "("],
  ["the factory the | fell", ""],
])("%s", (text, words) => expect(group(text)).toBe(words));

describe("a word in capitals is a ticker in a list", () => {
  const listed = (text: string, word: string) => {
    const tokens = tokenise(text);
    return isListedTicker(
      tokens,
      tokens.findIndex((token) => token.text === word),
    );
  };

  test.each([
    ["FSLR up 9%, RUN Down 1.1%", "RUN", true],
    ["Solar: RUN falls 2%", "RUN", true],
    ["FSLR run up 9%", "run", false],
    ["WALL STREET FALLS, RUN FOR IT", "RUN", false],
    ["they RUN up 9%", "RUN", false],
  ])("%s", (text, word, expected) => expect(listed(text, word)).toBe(expected));
});
