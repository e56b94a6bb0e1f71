import { expect, test } from "vitest";
import { newsIdOf, studyOverStories, symbolReader, symbolText } from "../../server/studies/definition.ts";
import { readStudies } from "../../server/studies/study-file.ts";
import { requestOf } from "../support/study.ts";

/** Two exchanges have a TWIN, one has NMRX. */
const symbolOf = symbolReader((ticker) => (ticker === "TWIN" ? [1, 2] : [1]));

const EVENTS = [
  { newsId: 12, listingId: 1, ticker: "NMRX", mic: "XNYS", when: "2025-12-10" },
  { newsId: 13, listingId: 2, ticker: "TWIN", mic: "XNYS", when: "2025-12-10T14:12:00.000Z" },
  { newsId: 13, listingId: 3, ticker: "TWIN", mic: "XHKG", when: "2025-12-10T14:12:00.000Z" },
  { newsId: 14, listingId: 1, ticker: "NMRX", mic: "XNYS", when: null },
];

test("a study over stories is what its request asks, under its name, with an event for each story's stock", () => {
  const request = requestOf({ model: "market_adjusted" });
  const { definition } = studyOverStories("Takeovers", request, EVENTS, symbolOf);
  const { stories: _, ...asked } = request;
  expect(definition).toEqual({
    ...{ id: "Takeovers", ...asked },
    events: [
      { id: "12-NMRX", symbol: "NMRX", when: "2025-12-10" },
      { id: "13-XNYS:TWIN", symbol: "XNYS:TWIN", when: "2025-12-10T14:12:00.000Z" },
      { id: "13-XHKG:TWIN", symbol: "XHKG:TWIN", when: "2025-12-10T14:12:00.000Z" },
    ],
  });
});

test("what has no date is not in it, and not forgotten", () => {
  expect(studyOverStories("x", requestOf(), EVENTS, symbolOf).undated).toEqual([
    { id: "14-NMRX", symbol: "NMRX" },
  ]);
});

test("it is a study as the command reads it from a file", () => {
  for (const request of [requestOf(), requestOf({ model: "constant_mean", index: null })]) {
    const { definition } = studyOverStories("Takeovers", request, EVENTS, symbolOf);
    expect(readStudies(JSON.stringify([definition]))).toEqual([definition]);
  }
});

test("an event's id leads back to its story", () => {
  expect(["12-NMRX", "13-XHKG:TWIN", "7-BRK-B"].map(newsIdOf)).toEqual([12, 13, 7]);
});

test("a symbol is written as a field reads it", () => {
  expect([symbolText("MKT"), symbolText("ARCX:MKT")]).toEqual(["MKT", "MKT, ARCX"]);
});
