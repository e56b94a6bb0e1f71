import { describe, expect, test } from "vitest";
import { told } from "../support/finder.ts";

describe("what rose or fell stands", () => {
  test.each([
    ["right before its verb", "Boeing shares fell 3%", ["Boeing -3"]],
    ["before auxiliaries and adverbs", "Boeing was already trading sharply lower, down 3%", ["Boeing -3"]],
    ["before a relative clause", "Snap shares, which have halved, dropped 8.4%", ["Snap -8.4"]],
    [
      "before one that lost its commas",
      "Kohl's shares which had risen 11% this month were down 8.5%",
      ["Kohl -8.5"],
    ],
    ["before an inserted clause", "Boeing, the planemaker, fell 3%", ["Boeing -3"]],
    ["before its relative", "It hurt Boeing, which fell 3%", ["Boeing -3"]],
    ["behind the figure", "Up 8%, Boeing led the Dow", ["Boeing +8"]],
    ["behind a lead", "After sinking 6.6% on Tuesday, Intuit rebounded", ["Intuit -6.6"]],
    ["behind a noun", "There was a 4% slide in Boeing shares", ["Boeing -4"]],
    ["before a noun as its owner", "Petco's 3.6% decline led retailers", ["Petco -3.6"]],
    ["before what it was led to", "Chipmakers lifted the Nasdaq to a 1.2% gain", ["Nasdaq +1.2"]],
    ["in “shares of”", "Shares of FormFactor Inc. slid 3%", ["FormFactor -3"]],
    ["behind a cause", "The recall sent Ford shares down 3%", ["Ford -3"]],
    ["before a day", "Boeing on Monday fell 3%", ["Boeing -3"]],
    ["before a bare day", "Kellogg shares Monday fell 3%", ["Kellogg -3"]],
    ["in a headline", "Ford Shares Fall 3% On Recall", ["Ford -3"]],
    ["as a cashtag", "$ROKU down 3% here", ["ROKU -3"]],
    ["as a cashtag with its figure in brackets", "$WBA (+4.0%)", ["WBA +4"]],
  ])("%s", (_where, text, expected) => expect(told(text)).toEqual(expected));
});

describe("a clause without one goes on about the one before", () => {
  test.each([
    ["Boeing fell 3% after losing 2% on Monday", ["Boeing -3", "Boeing -2"]],
    ["Boeing swung between a gain of 1.2% and a loss of 2.1%", ["Boeing +1.2", "Boeing -2.1"]],
    ["Boeing rose 1%, paring an earlier drop of 5%", ["Boeing +1", "Boeing -5"]],
    ["Boeing was the biggest drag on the Dow, falling 6.2%", ["Boeing -6.2"]],
    ["Boeing fell 5.4% in Frankfurt and 6.1% in New York", ["Boeing -5.4", "Boeing -6.1"]],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
});

describe("what has a percent sign and no price is passed over", () => {
  test.each([
    ["revenue", "Boeing's revenue rose 3% in the quarter"],
    ["profit", "Net profit of Boeing fell 3%"],
    ["a margin", "Ford's operating margin was up 3%"],
    ["sales of a product", "Sales of the F-150 jumped 3%"],
    ["a dividend", "Ford raised its dividend 3%"],
    ["a price target", "Analysts lifted the price target on Ford by 3%"],
    ["deliveries", "Tesla's deliveries declined 3%"],
    ["a yield", "The 10-year yield rose 3%"],
    ["a stake", "Berkshire owns 3% of Boeing"],
    ["a stake taken", "Berkshire raised its holding in Boeing 3%"],
    ["volume", "Trading volume of Boeing was 3% higher"],
    ["oil", "Brent crude fell 3%"],
    ["a future", "Nasdaq futures fell 3%"],
    ["a currency", "The rupee slid 3% today"],
    ["bitcoin", "Bitcoin jumped 3% overnight"],
    ["inflation", "Consumer prices rose 3% in May"],
    ["an amount", "Boeing booked $1.85 billion, up 3%"],
    ["a discount", "Get 3% off Tesla chargers"],
    ["a tax", "Ford faces a 3% tariff"],
    ["people", "The workforce shrank 3%"],
    ["orders", "Orders at Boeing rose 3%"],
    ["a weak verb after a bare name", "Ford increased 3%"],
  ])("%s", (_what, text) => expect(told(text)).toEqual([]));
});

test("a figure of a business and a price move in one sentence are told apart", () => {
  expect(told("Ford shares rose 4% after revenue grew 12%")).toEqual(["Ford +4"]);
  expect(told("Revenue grew 12%, and shares of Ford rose 4%")).toEqual(["Ford +4"]);
  expect(told("Profit fell 9% while Ford stock was up 4% premarket")).toEqual(["Ford +4"]);
});
