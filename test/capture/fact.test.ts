import { describe, expect, test } from "vitest";
import { told } from "../support/finder.ts";

describe("what did not happen is no move", () => {
  test.each([
    ["a possibility", "Boeing shares could fall 3%"],
    ["another", "Boeing shares may drop 3% on Monday"],
    ["a promise", "Boeing shares will rise 3%"],
    ["a wish", "Boeing shares should gain 3%"],
    ["an expectation", "Boeing shares are expected to open 3% higher"],
    ["an indication", "The FTSE is seen opening 3% higher"],
    ["a likelihood", "Boeing shares are likely down 3% tomorrow"],
    ["what it is set for", "Boeing shares look set to open 3% lower"],
    ["a purpose", "Boeing shares are poised to fall 3%"],
    ["a forecast", "Analyst sees Boeing shares up 3%"],
    ["an opinion", "I think Boeing shares fall 3% today"],
    ["a bet", "I bet $BA drops 3% by noon"],
    ["a condition", "If Boeing shares fall 3%, buy"],
    ["another condition", "Unless Boeing shares rose 3%, nobody would care"],
    ["a denial", "Boeing shares did not fall 3%"],
    ["a denial in short", "Boeing shares didn't fall 3%"],
    ["a question", "Did Boeing shares fall 3%?"],
    ["a question of what if", "What if Boeing shares fell 3%?"],
    ["a daydream", "Imagine Boeing shares up 3%"],
    ["an advert", "Introducing a fund whose shares gained 3%"],
    ["a promise of a newsletter", "How a simple trick gained 3% with Boeing shares"],
    ["a saving", "Subscribe now and save 30% on Boeing news"],
  ])("%s", (_what, text) => expect(told(text)).toEqual([]));
});

describe("what happened stays a move", () => {
  test.each([
    ["beside a forecast", "Boeing shares fell 3% and could fall further"],
    ["after an unmet expectation", "Boeing shares fell 3% as it expects to lose money"],
    ["before a condition", "Boeing shares fell 3% on Monday, if briefly"],
    ["where it recovered to end so", "Boeing shares recovered to close 3% lower"],
    ["in May", "On May 4 Boeing shares fell 3%"],
    ["with a question after it", "Boeing shares fell 3%. Did you see it?"],
    ["where a clause parts it from a hope", "Analysts think little of it, but Boeing shares fell 3%"],
    ["where the cause is told", "A regulator may step in, sending Boeing shares down 3%"],
  ])("%s", (_what, text) => expect(told(text)).toEqual(["Boeing -3"]));
});

describe("a figure of a business right behind it", () => {
  test.each([
    "Ford rose 3% in revenue",
    "Ford up 12% in quarterly sales",
    "Ford gains 5% market share",
    "Ford gains 5% stake in a mine",
    "Ford posts 31% profit rise",
  ])("%s", (text) => expect(told(text)).toEqual([]));

  test.each(["Ford rose 3% in heavy volume", "Ford rose 3% in light trade", "Ford rose 3% on earnings"])(
    "is none in: %s",
    (text) => expect(told(text)).toEqual(["Ford +3"]),
  );
});
