import { describe, expect, test } from "vitest";
import { sessionMentions } from "../../server/capture/session.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { theMove } from "../support/finder.ts";

describe("words for a part of the day", () => {
  test.each([
    ["premarket", ["in premarket trading", "pre-market", "before the bell", "before the open", "premkt"]],
    ["premarket", ["ahead of the opening bell", "before the market opened", "#premarket", "before the bell"]],
    ["after_hours", ["after hours", "in after-hours trade", "after the bell", "after the close", "AH"]],
    ["after_hours", ["in extended trading", "in late trading", "post-market", "in aftermarket trading"]],
    ["overnight", ["overnight", "in overnight trading"]],
    ["regular", ["in morning trading", "in afternoon trade", "at midday", "in early trading", "intraday"]],
    ["regular", ["at the open", "at the close", "in early New York trading", "during the session"]],
  ] as const)("%s: %j", (session, all) => {
    for (const words of all) {
      expect(theMove(`Boeing shares were down 3% ${words}`), words).toMatchObject({ session });
    }
  });

  test("none said is none", () => {
    expect(theMove("Boeing shares were down 3% on Monday").session).toBeNull();
  });

  test.each([
    ["$WBA (+4.0% pre) after results", "premarket"],
    ["$WBA +4% pre", "premarket"],
  ])("a bare “pre” right behind a figure: %s", (text, session) => {
    expect(theMove(text).session).toBe(session);
  });
});

describe("a time by the clock", () => {
  test.each([
    ["at 11:46 a.m. in New York", "regular"],
    ["at 3 pm", "regular"],
    ["at 12:30 p.m.", "regular"],
    ["by 0915 GMT", null],
    ["by 0915 GMT in London", "regular"],
    ["at 10:42 a.m.", "regular"],
    ["at noon", "regular"],
    ["at 7:15 a.m. in New York", null],
    ["at 6 p.m.", null],
    ["at 11:46 planes an hour", null],
  ])("%s: %s", (words, session) => {
    expect(theMove(`Boeing shares were down 3% ${words}`).session).toBe(session);
  });

  test("extended trading in the morning is before the bell", () => {
    const down = (words: string) =>
      theMove(`Boeing shares were down 3% in extended trading ${words}`).session;
    expect(down("at 8:05 a.m. in New York")).toBe("premarket");
    expect(down("at 5:05 p.m. in New York")).toBe("after_hours");
    expect(down("on Monday")).toBe("after_hours");
  });
});

test("several are found in order, each where it stands", () => {
  const tokens = tokenise("Up 3% before the bell and 1% after hours");
  const found = sessionMentions(tokens).map(({ session, from, until }) => [
    session,
    tokens.slice(from, until).map(({ text }) => text),
  ]);
  expect(found).toEqual([
    ["premarket", ["before", "the", "bell"]],
    ["after_hours", ["after", "hours"]],
  ]);
});
