import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Figure, figureTyped, readFigure } from "../../server/stories/figure.ts";
import { placeOfFigure } from "../../server/stories/figure-place.ts";

const figure = (percent: number, decimals = 0, percentTo: number | null = null): Figure => ({
  ...{ percent, percentTo, decimals },
});

describe("a percentage as typed", () => {
  test.each([
    ["+3", figure(3)],
    ["3", figure(3)],
    ["3%", figure(3)],
    [" + 3 % ", figure(3)],
    ["3.0", figure(3, 1)],
    ["−1.5", figure(-1.5, 1)],
    ["-1.50 percent", figure(-1.5, 2)],
    ["–0.52 pct", figure(-0.52, 2)],
    ["3 per cent", figure(3)],
    ["1,5%", figure(1.5, 1)],
    ["1,234.5", figure(1234.5, 1)],
    ["0", figure(0)],
    ["-0.0", figure(0, 1)],
    ["unchanged", figure(0)],
    ["-100", figure(-100)],
    ["100000", figure(100_000)],
    ["3 to 5", figure(3, 0, 5)],
    ["3–5%", figure(3, 0, 5)],
    ["3-5", figure(3, 0, 5)],
    ["+3% to +5.5%", figure(3, 1, 5.5)],
    ["−3 to −5", figure(-3, 0, -5)],
    ["−3–5%", figure(-3, 0, -5)],
    ["-3--5", figure(-3, 0, -5)],
    ["5 to 3", figure(3, 0, 5)],
    ["0 to 1", figure(0, 0, 1)],
  ])("%s", (typed, read) => {
    expect(readFigure(typed)).toEqual({ kind: "figure", figure: read });
  });

  test("a comma before three digits is asked about, with its sign", () => {
    expect(readFigure("-1,205")).toEqual({ kind: "ambiguous", readings: ["-1205", "-1.205"] });
  });

  test.each([
    ["", "Give the figure"],
    ["abc", "“abc” is no percentage"],
    ["3 4", "is no percentage"],
    ["3e5", "is no percentage"],
    ["+-3", "is no percentage"],
    ["3 to 5 to 7", "is no percentage"],
    ["1.2.3", "is no percentage"],
    ["-100.1", "cannot fall by more than 100%"],
    ["-90 to -110", "cannot fall by more than 100%"],
    ["100001", "100,000% at most"],
    ["1.2345678", "6 decimals at most"],
    ["-1 to +2", "one side of zero"],
    ["3 to 3", "two different figures"],
    ["1,205 to 2", "cannot be read"],
    ["9".repeat(100), "is no percentage"],
  ])("“%s” is refused", (typed, words) => {
    expect(readFigure(typed)).toEqual({ kind: "wrong", problem: expect.stringContaining(words) });
  });

  test("what a field writes reads back as the same figure", () => {
    const cents = fc.integer({ min: -10_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, fc.option(fc.integer({ min: 1, max: 1000 })), (hundredths, further) => {
        const percent = hundredths / 100 || 0;
        const away = percent < 0 ? -1 : 1;
        const percentTo = further === null ? null : Number((percent + (away * further) / 100).toFixed(2));
        fc.pre(percentTo === null || percentTo >= -100);
        const written = { percent, percentTo, decimals: 2 };
        expect(readFigure(figureTyped(written))).toEqual({ kind: "figure", figure: written });
      }),
    );
  });
});

describe("where a quote states a figure", () => {
  const found = (quote: string, of: Figure, subject = "") => {
    const place = placeOfFigure(quote, of, subject);
    return place && quote.slice(place.start, place.end);
  };

  test.each([
    ["Alibaba jumped 3% at one time", figure(3), "3%"],
    ["shares rose 3 percent", figure(3), "3 percent"],
    ["shares rose 3 per cent", figure(3), "3 per cent"],
    ["shares fell 0.52 pct to 10.3", figure(-0.52, 2), "0.52 pct"],
    ["shares rose 3 ％", figure(3), "3 ％"],
    ["up 1,234.5%", figure(1234.5, 1), "1,234.5%"],
    ["up 1,5 %", figure(1.5, 1), "1,5 %"],
    ["fell 3% to 5.5%", figure(-3, 1, -5.5), "3% to 5.5%"],
    ["rose 3-5 percent", figure(3, 0, 5), "3-5 percent"],
    ["was unchanged", figure(0), "unchanged"],
    // Not there, or something else.
    ["rose 13% and 3.5%", figure(3), null],
    ["rose 3.0%", figure(3), null],
    ["3 companies rose", figure(3), null],
    ["rose three percent", figure(3), null],
    ["", figure(3), null],
  ])("%s", (quote, of, words) => {
    expect(found(quote, of)).toBe(words);
  });

  test("of two places it is the one after the subject's name", () => {
    const quote = "Alibaba rose 3% and Meta rose 3%.";
    expect(placeOfFigure(quote, figure(3), "Alibaba")?.start).toBe(13);
    expect(placeOfFigure(quote, figure(3), "Meta")?.start).toBe(30);
    expect(placeOfFigure(quote, figure(3), "Nvidia")?.start).toBe(13);
  });
});
