import { describe, expect, test } from "vitest";
import { isWithin, readStudies, StudyFileError } from "../../server/studies/study-file.ts";

const EVENT = { id: "e1", symbol: "AAA", when: "2024-03-01" };
const STUDY = {
  ...{ id: "s", model: "market", eventWindow: [-1, 5], windows: [[0, 1]], index: "INDX", events: [EVENT] },
};

/** A file of one study, changed like this. */
function fileOf(given: Record<string, unknown> = {}): string {
  return JSON.stringify([{ ...STUDY, ...given }]);
}

test("a study says nothing of what is as usual", () => {
  expect(readStudies(fileOf())).toEqual([
    {
      ...{ id: "s", model: "market", returns: "simple", index: "INDX" },
      ...{ estimation: { end: -11, length: 120, min: 60 }, eventWindow: [-1, 5], windows: [[0, 1]] },
      ...{ events: [EVENT], overlapPolicy: "all", excludeOtherEvents: false, mergeSameSession: false },
    },
  ]);
});

test("and everything of what is not", () => {
  const given = {
    ...{
      model: "constant_mean",
      returns: "log",
      estimation: { end: -2, length: 50, min: 40 },
      index: " INDX ",
    },
    ...{ windows: [], overlapPolicy: "first", excludeOtherEvents: true, mergeSameSession: true },
    events: [{ ...EVENT, when: "2024-03-01T16:05:00.5-05:00" }],
  };
  expect(readStudies(fileOf(given))).toEqual([{ ...STUDY, ...given, index: "INDX" }]);
});

test("a part of the estimation may be left out", () => {
  expect(readStudies(fileOf({ estimation: { length: 60 } }))[0]?.estimation).toEqual({
    end: -11,
    length: 60,
    min: 60,
  });
});

test("a constant mean needs no index; where it names one, that is kept", () => {
  for (const index of [undefined, null])
    expect(readStudies(fileOf({ model: "constant_mean", index }))[0]?.index).toBeNull();
  expect(readStudies(fileOf({ model: "constant_mean" }))[0]?.index).toBe("INDX");
});

test("names may be numbers, and what nobody asked for is left alone", () => {
  const events = [{ ...EVENT, id: 7, note: "the earnings call" }];
  expect(readStudies(fileOf({ id: 12, events, comment: "mine" }))[0]).toMatchObject({
    ...{ id: "12", events: [{ ...EVENT, id: "7" }] },
  });
});

test("several studies are read in their order, a mark at the file's start is no part of it", () => {
  const text = `\uFEFF${JSON.stringify([STUDY, { ...STUDY, id: "t" }])}`;
  expect(readStudies(text).map(({ id }) => id)).toEqual(["s", "t"]);
  expect(readStudies("[]")).toEqual([]);
});

describe("a moment", () => {
  const read = (when: unknown) => readStudies(fileOf({ events: [{ ...EVENT, when }] }))[0]?.events[0]?.when;

  test.each(["2024-02-29", "2024-03-01T20:05:00Z", "2024-03-01T20:05:00.123Z", "2024-03-01T20:05:00+08:00"])(
    "%s is kept as it is written",
    (when) => expect(read(when)).toBe(when),
  );

  test.each([
    "1 March 2024",
    "2024-02-30",
    "2024-3-1",
    "2024-03-01T20:05:00",
    "2024-03-01 20:05:00Z",
    "2024-03-01T25:00:00Z",
    " 2024-03-01",
    "",
    20240301,
    null,
  ])("%j is none, and that is said with two that are", (when) => {
    expect(() => read(when)).toThrow(
      "0.events.0.when: has to be a date (2023-09-14) or an instant with its offset (2023-09-14T20:05:00Z)",
    );
  });
});

describe("a window", () => {
  test("may be one day, and as wide as the event window", () => {
    const windows = [
      [0, 0],
      [-1, 5],
    ];
    expect(readStudies(fileOf({ windows }))[0]?.windows).toEqual(windows);
    expect(isWithin([-1, 5], [-1, 5])).toBe(true);
    expect(isWithin([-2, 5], [-1, 5])).toBe(false);
    expect(isWithin([-1, 6], [-1, 5])).toBe(false);
  });
});

describe("what is wrong is said with its place and what belongs there", () => {
  const whole = (from: number) => `has to be a whole number from ${from} to 2500`;
  const pair = "has to be two numbers of sessions, [from, to]";
  test.each([
    [{ id: undefined }, "0.id: has to be a name or a number"],
    [{ id: {} }, "0.id: has to be a name or a number"],
    [{ model: "mkt" }, "0.model: has to be one of market, constant_mean, market_adjusted"],
    [{ model: undefined }, "0.model: has to be one of market, constant_mean, market_adjusted"],
    [{ returns: "arithmetic" }, "0.returns: has to be one of simple, log"],
    [{ estimation: 120 }, "0.estimation: has to be an object with end, length and min"],
    [{ estimation: { end: -1.5 } }, `0.estimation.end: ${whole(-2500)}`],
    [{ estimation: { length: 0 } }, `0.estimation.length: ${whole(1)}`],
    [{ estimation: { length: 2501 } }, `0.estimation.length: ${whole(1)}`],
    [{ estimation: { min: -1 } }, `0.estimation.min: ${whole(0)}`],
    [{ estimation: { end: -1 } }, "0.estimation.end: has to lie before the event window, which begins at -1"],
    [{ eventWindow: undefined }, `0.eventWindow: ${pair}`],
    [{ eventWindow: [0] }, `0.eventWindow: ${pair}`],
    [{ eventWindow: [0, 1, 2] }, `0.eventWindow: ${pair}`],
    [{ eventWindow: [5, -1] }, "0.eventWindow: ends before it begins: the smaller number comes first"],
    [{ eventWindow: ["0", 1] }, `0.eventWindow.0: ${whole(-2500)}`],
    [{ eventWindow: [-1, 2501] }, `0.eventWindow.1: ${whole(-2500)}`],
    [{ windows: undefined }, "0.windows: has to be an array of windows"],
    [{ windows: [[0, 1], 5] }, `0.windows.1: ${pair}`],
    [
      {
        windows: [
          [0, 1],
          [0, 6],
        ],
      },
      "0.windows.1: has to lie within the event window [-1, 5]",
    ],
    [{ index: undefined }, "0.index: the model market needs one: name the ticker of an index"],
    [{ index: null, model: "market_adjusted" }, "0.index: the model market_adjusted needs one"],
    [{ index: " " }, "0.index: has to be a ticker"],
    [{ events: {} }, "0.events: has to be an array of events"],
    [{ events: ["AAA"] }, "0.events.0: has to be an event with id, symbol and when"],
    [{ events: [EVENT, { ...EVENT, id: undefined }] }, "0.events.1.id: has to be a name or a number"],
    [{ events: [{ ...EVENT, symbol: "" }] }, "0.events.0.symbol: has to be a ticker"],
    [{ overlapPolicy: "last" }, "0.overlapPolicy: has to be one of all, first"],
    [{ excludeOtherEvents: "yes" }, "0.excludeOtherEvents: has to be true or false"],
  ])("%j", (given, message) => {
    expect(() => readStudies(fileOf(given))).toThrow(StudyFileError);
    expect(() => readStudies(fileOf(given))).toThrow(message);
  });

  test.each([
    ["{", "no JSON: "],
    ["", "no JSON: "],
    ["{}", "the file: has to be an array of studies"],
    ["[5]", "0: has to be a study"],
    [JSON.stringify([STUDY, { ...STUDY, model: 1 }]), "1.model: has to be one of"],
  ])("%s", (text, message) => {
    expect(() => readStudies(text)).toThrow(StudyFileError);
    expect(() => readStudies(text)).toThrow(message);
  });
});
