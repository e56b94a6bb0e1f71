import { describe, expect, test } from "vitest";
import { movesIn } from "../support/finder.ts";

/** "-3 premarket": each move with its session, and which price where that is not the last. */
function sessionsIn(text: string): string[] {
  return movesIn(text).map(
    ({ percent, session, statistic }) =>
      `${percent} ${session ?? "none"}${statistic === "last" ? "" : ` ${statistic}`}`,
  );
}

describe("a session word is carried", () => {
  test.each([
    ["across “while”", "Boeing fell 3% premarket while Ford rose 1%", ["-3 premarket", "1 premarket"]],
    ["across “and”", "Boeing fell 3% premarket and Ford rose 1%", ["-3 premarket", "1 premarket"]],
    ["across a comma", "Boeing fell 3% after hours, Ford rose 1%", ["-3 after_hours", "1 after_hours"]],
    ["back across “and”", "Boeing fell 3% and Ford rose 1% premarket", ["-3 premarket", "1 premarket"]],
    ["from a heading", "After-hours movers: Boeing -3%, Ford +1%", ["-3 after_hours", "1 after_hours"]],
    ["from the lead", "In premarket trading, Boeing shares fell 3%", ["-3 premarket"]],
    ["with the close", "Boeing closed 3% lower and Ford rose 1%", ["-3 regular close", "1 regular close"]],
    ["with the open", "Boeing opened 3% lower while Ford rose 1%", ["-3 regular open", "1 regular open"]],
    [
      "back with the open",
      "Dow falls 0.5%; S&P 500 falls 0.3% at Friday's open",
      ["-0.5 regular open", "-0.3 regular open"],
    ],
    [
      "to a swing before the close",
      "Boeing swung between a gain of 1.2% and a loss of 2.1% before finishing 0.3% lower",
      ["1.2 regular extreme", "-2.1 regular extreme", "-0.3 regular close"],
    ],
  ])("%s", (_how, text, expected) => expect(sessionsIn(text)).toEqual(expected));
});

describe("it is not carried", () => {
  test.each([
    ["past another day", "Boeing fell 3% premarket while on Friday Ford rose 1%", ["-3 premarket", "1 none"]],
    [
      "back past another day",
      "Boeing fell 3% on Friday and Ford rose 1% premarket",
      ["-3 none", "1 premarket"],
    ],
    [
      "to the same share's day before",
      "Boeing fell 3% after tumbling 17.2% on Wednesday premarket",
      ["-3 none", "-17.2 premarket"],
    ],
    [
      "to the same share's move of the day",
      "Boeing closed 3% lower and dropped 2% after hours",
      ["-3 regular close", "-2 after_hours"],
    ],
    [
      "to the move before, from a clause after it",
      "Boeing rose as much as 3.5% after falling 5.6% premarket",
      ["3.5 none extreme", "-5.6 premarket"],
    ],
    [
      "from one sentence to the next",
      "Boeing fell 3% premarket. Ford shares rose 1%.",
      ["-3 premarket", "1 none"],
    ],
  ])("%s", (_how, text, expected) => expect(sessionsIn(text)).toEqual(expected));

  test("an extreme belongs to its own clause", () => {
    expect(sessionsIn("Boeing jumped 3% at one time in premarket trading while Ford fell 1%")).toEqual([
      "3 premarket extreme",
      "-1 premarket",
    ]);
  });

  test("a close is the regular session's, whatever goes on after it", () => {
    expect(sessionsIn("Boeing closed down 7% and is running premarket")).toEqual(["-7 regular close"]);
  });

  test("“Aftermarket” that begins a name is no session", () => {
    expect(sessionsIn("Aftermarket Auto Suppliers shares fell 3%")).toEqual(["-3 none"]);
  });
});

describe("an agency's note of when its figures were read holds for all of them", () => {
  const line = "* Indexes down: Dow 0.9 pct S&P 1.1 pct";
  test.each([
    ["(Updates to close)", ["-0.9 regular close", "-1.1 regular close"]],
    ["(Updates to the open)", ["-0.9 regular open", "-1.1 regular open"]],
    ["(Updates to late afternoon)", ["-0.9 regular", "-1.1 regular"]],
    ["(Updates to midday)", ["-0.9 regular", "-1.1 regular"]],
    ["(Updates prices)", ["-0.9 none", "-1.1 none"]],
    ["(Adds details)", ["-0.9 none", "-1.1 none"]],
  ])("%s", (tag, expected) => expect(sessionsIn(`${line} ${tag}`)).toEqual(expected));
});
