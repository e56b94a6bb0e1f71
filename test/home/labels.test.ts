import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeLabels } from "../../server/lib/label-places.ts";

describe("labels under the rail of a bar", () => {
  test("alone, one stands centred under its tick", () => {
    expect(placeLabels([{ at: 50, widths: [20] }], 0, 100)).toEqual([{ left: 40, form: 0 }]);
  });

  test("at an end of the canvas it stays inside", () => {
    expect(placeLabels([{ at: 2, widths: [20] }], 0, 100)).toEqual([{ left: 0, form: 0 }]);
  });

  test("neighbours give way to either side", () => {
    const places = placeLabels(
      [
        { at: 52, widths: [20] },
        { at: 50, widths: [20] },
      ],
      0,
      100,
    );
    expect(places).toEqual([
      { left: 53, form: 0 },
      { left: 29, form: 0 },
    ]);
  });

  test("the longest forms are taken with which all stand near their ticks", () => {
    const labels = [40, 44, 48].map((at) => ({ at, widths: [60, 15] }));
    expect(placeLabels(labels, 0, 300).map(({ form }) => form)).toEqual([1, 1, 1]);
    const apart = [40, 140, 240].map((at) => ({ at, widths: [60, 15] }));
    expect(placeLabels(apart, 0, 300).map(({ form }) => form)).toEqual([0, 0, 0]);
  });

  test("none overlaps another, none leaves the canvas, and their order is that of the ticks", () => {
    const label = fc.record({
      at: fc.double({ min: 0, max: 240, noNaN: true }),
      width: fc.integer({ min: 5, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const places = placeLabels(
          labels.map(({ at, width }) => ({ at, widths: [width] })),
          0,
          240,
        );
        const spans = labels.map(({ at, width }, i) => ({ at, left: places[i]?.left ?? 0, width }));
        const ordered = spans.sort((a, b) => a.left - b.left);
        for (const [i, { left, width, at }] of ordered.entries()) {
          expect(left).toBeGreaterThanOrEqual(-1e-9);
          expect(left + width).toBeLessThanOrEqual(240 + 1e-9);
          const next = ordered[i + 1];
          if (!next) continue;
          expect(next.left).toBeGreaterThanOrEqual(left + width + 4 - 1e-9);
          expect(next.at).toBeGreaterThanOrEqual(at);
        }
      }),
    );
  });
});
