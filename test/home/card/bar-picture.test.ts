import { describe, expect, test } from "vitest";
import type { CheckedBar } from "../../../server/checks/bar.ts";
import { barPicture } from "../../../server/home/card/bar-picture.ts";

const SCALE = { min: -2, max: 8, step: 2 };

/** +3% with the interval it allows, measured and followed as given. */
function bar(given: Partial<CheckedBar> = {}): CheckedBar {
  return { said: 3, near: 2.5, far: 3.5, measured: null, range: null, after: [], ...given };
}

const mark = (value: number, isLatest = false) => ({
  value,
  label: "open",
  figure: `open +${value}`,
  isLatest,
});

describe("a bar on the story's scale, in percent of its width", () => {
  test("from zero to the said figure, with a square near end and a round far one", () => {
    expect(barPicture(bar(), SCALE)).toMatchObject({
      ...{ left: 20, width: 30, isFall: false, torn: null, caps: null, measured: null, rail: null },
      ends: [
        { at: 45, isRound: false, outward: 1 },
        { at: 55, isRound: true, outward: 1 },
      ],
    });
  });

  test("a fall is mirrored", () => {
    const fall = barPicture(bar({ said: -1, near: -0.5, far: -1.5 }), SCALE);
    expect(fall).toMatchObject({ left: 10, width: 10, isFall: true });
    expect(fall.ends.map(({ at, outward }) => [at, outward])).toEqual([
      [15, -1],
      [5, -1],
    ]);
  });

  test("two ends that would hide what is between them become caps", () => {
    const narrow = barPicture(bar({ near: 2.95, far: 3.05 }), SCALE);
    expect(narrow.ends).toEqual([]);
    expect(narrow.caps).toEqual({ from: 49.5, to: 50.5 });
  });

  test("what lies beyond the scale is torn at its edge, its ends are not drawn", () => {
    expect(barPicture(bar({ said: 20, near: 19.5, far: 20.5 }), SCALE)).toMatchObject({
      ...{ left: 20, width: 80, torn: 100, ends: [] },
    });
  });

  test("the rail runs from the measured price over all that came after", () => {
    const picture = barPicture(bar({ measured: 3.1, after: [mark(1.2), mark(-0.5, true)] }), SCALE);
    expect(picture).toMatchObject({ measured: 51, rail: { from: 15, to: 51 } });
    expect(picture.after.map(({ at, label, isLatest }) => [at, label, isLatest])).toEqual([
      [32, "open +1.2", false],
      [15, "open +-0.5", true],
    ]);
  });

  test("labels that would touch are pushed apart, and led to", () => {
    const after = [mark(1), mark(1.05), mark(1.1, true)];
    const places = barPicture(bar({ measured: 3, after }), SCALE).after;
    const [first = 0, second = 0, third = 0] = places.map(({ labelAt }) => labelAt);
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(third);
    expect(places.some(({ isLed }) => isLed)).toBe(true);
  });

  test("a range that was only bounded is a line between its ends, whatever their order", () => {
    expect(barPicture(bar({ range: [3, -1] }), SCALE).range).toEqual({ from: 10, to: 50 });
  });
});
