import { runStudy, type StudyPrices } from "../../server/studies/engine/run-study.ts";
import type { StudyDefinition } from "../../server/studies/study.ts";
import { type Random, seededRandom } from "../support/random.ts";
import { type Figure, median } from "./figure.ts";

const SESSIONS = 2500;
const STOCKS = 500;
/** One bar in so many is missing: without gaps all events of a session would rest on the same ones. */
const BARS_TO_A_GAP = 500;
const RUNS = 7;

/**
 * CPU time of a study from the moment its bars are read, and how it grows with the events: market model on
 * 120 sessions, [-10, +10], six windows, every test.
 */
export async function studyBench(): Promise<Figure[]> {
  const random = seededRandom(1);
  const prices = drawPrices(random);
  return [false, true].flatMap((excludeOtherEvents): Figure[] => {
    const [few, many] = [1000, 10_000].map((count) =>
      medianSeconds(study(count, excludeOtherEvents, random), prices),
    ) as [number, number];
    const how = excludeOtherEvents ? ", estimated without the stock's other events" : "";
    return [
      {
        what: `1,000 events${how}`,
        ...{ value: few, unit: "CPU s", mark: { is: "at most", number: 1 } },
      },
      {
        what: `10,000 events${how}`,
        ...{ value: many, unit: "CPU s", mark: { is: "at most", number: 1.3 } },
        against: { what: "ten times 1,000", value: 10 * few },
      },
    ];
  });
}

const DATES = Array.from({ length: SESSIONS }, (_, i) => {
  const day = Date.UTC(2014, 0, 6 + 7 * Math.floor(i / 5) + (i % 5));
  return new Date(day).toISOString().slice(0, 10);
});

/** Random walks of the stocks and the index, in memory. */
function drawPrices(random: Random): StudyPrices {
  const sessions = { zone: "UTC", dates: DATES, closes: DATES.map((date) => Date.parse(date) / 1000) };
  const closes = new Map(["INDX", ...symbols()].map((symbol) => [symbol, drawWalk(random)]));
  return {
    sessionsOf: () => sessions,
    momentOf: ({ when }) => ({ date: when, at: null }),
    isKnown: (symbol) => closes.has(symbol),
    closesOf: (symbol) => closes.get(symbol) ?? new Float64Array(),
  };
}

function symbols(): string[] {
  return Array.from({ length: STOCKS }, (_, i) => `S${i}`);
}

function drawWalk(random: Random): Float64Array {
  let close = 100;
  return Float64Array.from(DATES, () => {
    close *= 1 + 0.02 * random.normal();
    return random.below(BARS_TO_A_GAP) === 0 ? Number.NaN : close;
  });
}

/** Events of any stock on any session that has all of its window and estimation within those known. */
function study(count: number, excludeOtherEvents: boolean, random: Random): StudyDefinition {
  return {
    ...{ id: "bench", model: "market", returns: "simple", index: "INDX", overlapPolicy: "all" },
    ...{ estimation: { end: -11, length: 120, min: 60 }, eventWindow: [-10, 10], excludeOtherEvents },
    mergeSameSession: false,
    windows: [
      [0, 0],
      [-1, 1],
      [0, 1],
      [0, 5],
      [-5, 5],
      [-10, 10],
    ],
    events: Array.from({ length: count }, (_, i) => ({
      id: `E${i}`,
      symbol: `S${random.below(STOCKS)}`,
      when: DATES[131 + random.below(SESSIONS - 142)] ?? "",
    })),
  };
}

function medianSeconds(definition: StudyDefinition, prices: StudyPrices): number {
  const seconds = Array.from({ length: RUNS + 1 }, () => {
    const before = process.cpuUsage();
    runStudy(definition, prices);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  // The first one runs code that is not compiled yet.
  return median(seconds.slice(1));
}
