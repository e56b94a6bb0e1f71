import { beforeAll, describe, expect, test } from "vitest";
import type { AbnormalDay, AbnormalWindow } from "../../server/studies/engine/abnormal.ts";
import { pOfT } from "../../server/studies/engine/distributions.ts";
import { studyEvent } from "../../server/studies/engine/event.ts";
import type { Fit } from "../../server/studies/engine/fit.ts";
import { seededRandom } from "../support/random.ts";
import { definition, seriesOf, sessions } from "./example.ts";

/**
 * How often tests at 5 % reject where nothing happened. Of 20,000 draws a right test rejects between
 * 4.4 % and 5.6 % with a probability of 0.9999: four standard errors, √(0.05 · 0.95 / 20,000), either way.
 */
const DRAWS = 20_000;
const [LEAST, MOST] = [0.044, 0.056];

const DAYS = 11;
const NEVER = () => false;

interface Draw {
  fit: Fit;
  day: AbnormalDay;
  window: AbnormalWindow;
}

/** Calls back with events that nothing happened at: R = 0.0002 + 1.2 x + a normal error, estimated on n sessions. */
function drawEvents(n: number, seed: number, onDraw: (draw: Draw) => void): void {
  const random = seededRandom(seed);
  const place = n + 10;
  const count = place + 6;
  const own = sessions(count);
  const study = definition({
    estimation: { end: -11, length: n, min: n },
    ...{ eventWindow: [-5, 5], windows: [[-5, 5]] },
  });
  const event = { id: "E", symbol: "AAA", when: own.dates[place] ?? "" };
  for (let i = 0; i < DRAWS; i++) {
    const market = Array.from({ length: count }, () => 0.01 * random.normal());
    const stock = market.map((x) => 0.0002 + 1.2 * x + 0.02 * random.normal());
    const series = seriesOf(stock, market);
    const { fit, days, windows } = studyEvent({ event, sessions: own, place, series }, study, NEVER);
    if (fit && days[5] && windows[0]) onDraw({ fit, day: days[5], window: windows[0] });
  }
}

describe.each([
  [120, 1],
  [60, 2],
])("of %d sessions", (n, seed) => {
  const rejected = { window: 0, day: 0, withoutPredictionError: 0 };

  beforeAll(() => {
    drawEvents(n, seed, ({ fit, day, window }) => {
      const { car, p } = window;
      if (p !== null && p < 0.05) rejected.window++;
      if (day.p !== null && day.p < 0.05) rejected.day++;
      if (pOfT((car ?? 0) / (fit.sigma * Math.sqrt(DAYS)), fit.df) < 0.05) rejected.withoutPredictionError++;
    });
  });

  test("the test of a window rejects as often as it says", () => {
    expect(rejected.window / DRAWS).toBeGreaterThan(LEAST);
    expect(rejected.window / DRAWS).toBeLessThan(MOST);
  });

  test("the test of a day does", () => {
    expect(rejected.day / DRAWS).toBeGreaterThan(LEAST);
    expect(rejected.day / DRAWS).toBeLessThan(MOST);
  });

  test("without the error of prediction a window's would reject too often: these bounds can be missed", () => {
    expect(rejected.withoutPredictionError / DRAWS).toBeGreaterThan(MOST);
  });
});
