import { describe, expect, test } from "vitest";
import { theMove } from "../support/finder.ts";

describe("a hedge before or behind a figure", () => {
  test.each([
    ["Boeing fell 3%", "exact"],
    ["Boeing fell about 3%", "about"],
    ["Boeing fell around 3%", "about"],
    ["Boeing fell roughly 3%", "about"],
    ["Boeing fell some 3%", "about"],
    ["Boeing fell approximately 3%", "about"],
    ["Boeing fell approx. 3%", "about"],
    ["Boeing fell ~3%", "about"],
    ["Boeing fell 3% or so", "about"],
    ["Boeing fell half a percent", "about"],
    ["Boeing fell nearly 3%", "nearly"],
    ["Boeing fell almost 3%", "nearly"],
    ["Boeing fell close to 3%", "nearly"],
    ["Boeing fell just under 3%", "nearly"],
    ["Boeing fell just shy of 3%", "nearly"],
    ["Boeing fell more than 3%", "more_than"],
    ["Boeing fell over 3%", "more_than"],
    ["Boeing fell above 3%", "more_than"],
    ["Boeing fell at least 3%", "more_than"],
    ["Boeing fell upwards of 3%", "more_than"],
    ["Boeing fell 3% or more", "more_than"],
    ["Boeing is down 3%+ today", "more_than"],
    ["Boeing fell less than 3%", "less_than"],
    ["Boeing fell under 3%", "less_than"],
    ["Boeing fell between 3% and 5%", "range"],
    ["Boeing fell 3%-5%", "range"],
    ["Boeing fell 3 to 5 percent", "range"],
    ["Boeing shares fell as much as almost 3%", "nearly"],
    ["There was a more than 3% drop in Boeing shares", "more_than"],
  ])("%s: %s", (text, qualifier) => expect(theMove(text).qualifier).toBe(qualifier));

  test("another figure's hedge is not its own", () => {
    expect(theMove("More than 200 planes later, Boeing shares fell 3%").qualifier).toBe("exact");
    expect(theMove("Boeing fell 3%, wiping out over $2 billion").qualifier).toBe("exact");
  });
});

describe("which price of the session", () => {
  test.each([
    ["Boeing fell 3%", "last"],
    ["Boeing was trading 3% lower", "last"],
    ["Boeing is down 3%", "last"],
    ["Boeing fell 3% at one time", "extreme"],
    ["Boeing fell 3% at one point", "extreme"],
    ["At one point Boeing fell 3%", "extreme"],
    ["At one point, Boeing shares were down 3%", "extreme"],
    ["Boeing at one point fell 3%", "extreme"],
    ["Boeing fell as much as 3%", "extreme"],
    ["Boeing rose up to 3%", "extreme"],
    ["Boeing was up 3% at its high", "extreme"],
    ["Boeing was down 3% at its low", "extreme"],
    ["Boeing briefly fell 3%", "extreme"],
    ["Boeing hit a low of $188, down 3%", "extreme"],
    ["Boeing closed 3% lower", "close"],
    ["Boeing ended down 3%", "close"],
    ["Boeing finished 3% lower", "close"],
    ["Boeing settled 3% lower", "close"],
    ["Boeing fell 3% to close at $188", "close"],
    ["Boeing finished at $188, down 3%", "close"],
    ["Boeing opened 3% lower", "open"],
    ["Boeing fell 3% at the open", "open"],
    ["Boeing fell 3% at the opening bell", "open"],
    ["Boeing fell 3% as trading began", "open"],
  ])("%s: %s", (text, statistic) => expect(theMove(text).statistic).toBe(statistic));

  test("“close to 3%” closes nothing", () => {
    expect(theMove("Boeing rose close to 3%")).toMatchObject({ statistic: "last", qualifier: "nearly" });
  });
});
