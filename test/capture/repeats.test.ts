import { describe, expect, test } from "vitest";
import { movesIn, theMove, told } from "../support/finder.ts";

const HEADLINE = "Boeing jumps 3%\n\n";

describe("the same move told twice is one", () => {
  test("in the words that say more of it", () => {
    expect(theMove(`${HEADLINE}Boeing jumped 3% at one time in premarket trading.`)).toMatchObject({
      ...{ company: "Boeing", percent: 3, session: "premarket", statistic: "extreme" },
      quote: "Boeing jumped 3% at one time in premarket trading.",
    });
  });

  test.each([
    ["more finely", "Boeing shares were up 3.2%."],
    ["hedged", "Boeing shares were up about 3%."],
    ["of a longer name", "Boeing Co shares were up 3%."],
    ["of its shares", "Its shares were up 3%."],
  ])("%s", (_how, text) => expect(told(HEADLINE + text)).toHaveLength(1));

  test("and the name is kept from where it was said", () => {
    const text = "Boeing jumps 3%\n\nThe stock was up 3% before the bell.";
    expect(theMove(text)).toMatchObject({ company: "Boeing", session: "premarket" });
  });
});

test("a tag's move has the name that the text gave with it", () => {
  const text = "Boeing (NYSE: BA) jumps 3%\n\n$BA jumped 3% at one point premarket.";
  expect(theMove(text)).toMatchObject({ company: "Boeing", ticker: "BA", statistic: "extreme" });
});

describe("two stay two", () => {
  test.each([
    ["of another company", "Ford shares were up 3%.", ["Boeing +3", "Ford +3"]],
    ["the other way", "Boeing shares were down 3%.", ["Boeing +3", "Boeing -3"]],
    ["of another size", "Boeing shares were up 4%.", ["Boeing +3", "Boeing +4"]],
  ])("%s", (_how, text, expected) => expect(told(HEADLINE + text)).toEqual(expected));

  test("of another session", () => {
    const text = "Boeing rose 3% premarket. Boeing shares rose 3% after hours.";
    expect(movesIn(text).map(({ session }) => session)).toEqual(["premarket", "after_hours"]);
  });

  test("of another price of the session", () => {
    const text = "Boeing rose as much as 3.4%. Boeing closed 3% higher.";
    expect(movesIn(text).map(({ statistic }) => statistic)).toEqual(["extreme", "close"]);
  });
});
