import { describe, expect, test } from "vitest";
import { priceLine } from "../../../server/home/company/price-line.ts";
import { LINE_BOX, priceLineView } from "../../../server/home/company/price-line-view.ts";
import { bars, LISTING, lineOf, note } from "./example.ts";

const SPLIT = { exDate: "2025-01-03", kind: "split" as const, value: 2 };
const pricesOf = ({ closes }: { closes: readonly { price: number }[] }) => closes.map(({ price }) => price);

describe("a price line", () => {
  test("runs from the first close to the last, between round prices", () => {
    const line = lineOf([10, 20, 15]);
    expect(line.axis).toMatchObject({ min: 10, max: 20 });
    expect(priceLineView(line, []).points).toBe(
      `0.0,${LINE_BOX}.0 ${LINE_BOX / 2}.0,0.0 ${LINE_BOX}.0,${LINE_BOX / 2}.0`,
    );
    expect(priceLineView(line, []).last).toEqual({ left: 100, top: 50, text: "15.00" });
  });

  test("one close is a point at its end, none is no line", () => {
    expect(priceLineView(lineOf([10]), []).last).toEqual({ left: 100, top: 50, text: "10.00" });
    expect(priceLine({ listing: LISTING, bars: [], actions: [], notes: [], range: null })).toBeNull();
  });

  test("a split makes no fall, a dividend does not lift what was before it", () => {
    expect(pricesOf(lineOf([20, 20, 10], { actions: [SPLIT] }))).toEqual([10, 10, 10]);
    const dividend = { exDate: "2025-01-02", kind: "dividend" as const, value: 1 };
    expect(pricesOf(lineOf([20, 19], { actions: [dividend] }))).toEqual([20, 19]);
  });

  test("a split after the last bar leaves the last close as it traded", () => {
    const later = { ...SPLIT, exDate: "2025-02-01" };
    expect(pricesOf(lineOf([20, 20], { actions: [later] }))).toEqual([20, 20]);
  });

  test("between two closes it has the prices between, by time", () => {
    const line = lineOf([10, 20, 15]);
    // From 16:00 to 16:00 the next day: at 04:00 half of the time has gone.
    expect(line.priceAt({ date: "2025-01-02", time: "04:00" })).toBeCloseTo(15);
    expect(line.left({ date: "2025-01-02", time: "04:00" })).toBeCloseTo(25);
    expect(line.priceAt({ date: "2025-01-02", time: null })).toBe(20);
  });

  test("says itself in a sentence", () => {
    const { summary } = priceLineView(lineOf([10, 20, 15]), []);
    expect(summary).toBe(
      "NMRX: closes from 1 Jan 2025 to 3 Jan 2025, daily, split-adjusted, between 10.00 and 20.00; the last is 15.00 USD.",
    );
  });
});

describe("notes on a price line", () => {
  const noted = (price: number, observedAt: string) =>
    lineOf([20, 20, 10, 12], { actions: [SPLIT], notes: [note(price, observedAt)] });

  test("a ring stands at its own price and time on the exchange's clock", () => {
    const line = noted(11, "2025-01-04T03:00:00.000Z");
    const [ring] = priceLineView(line, []).notes;
    // 22:00 on the 3rd in New York: a quarter of the way from that close to the next.
    expect(ring?.left).toBeCloseTo((100 * 2.25) / 3, 2);
    expect(ring?.top).toBe(line.top(11));
    expect(ring?.title).toBe("Your note, 3 Jan 2025, 22:00: 11.00 last");
  });

  test("one from before a split is put onto the line's basis, and says the price as noted", () => {
    const line = noted(22, "2025-01-02T15:00:00.000Z");
    const view = priceLineView(line, []);
    expect(view.notes[0]?.top).toBe(line.top(11));
    expect(view.notes[0]?.title).toBe("Your note, 2 Jan 2025, 10:00: 22.00 last; 11.00 on this line");
    expect(view.marks).toMatchObject([{ mark: "Note", noted: "22.00", price: "11.00" }]);
    expect(view.isAdjusted).toBe(true);
  });

  test("one on the day of the split is of the new shares already", () => {
    const line = noted(11, "2025-01-03T14:00:00.000Z");
    expect(priceLineView(line, []).notes[0]?.top).toBe(line.top(11));
    expect(priceLineView(line, []).isAdjusted).toBe(false);
  });

  test("one far off every close does not flatten the line: it is not drawn, and says so", () => {
    const line = noted(1100, "2025-01-03T14:00:00.000Z");
    const view = priceLineView(line, []);
    expect(line.axis.max).toBeLessThan(20);
    expect(view.notes).toEqual([]);
    expect(view.marks[0]?.price).toBe("1,100.00, too far off to be drawn");
  });

  test("one of another time or another listing is not on it", () => {
    expect(noted(11, "2025-01-06T15:00:00.000Z").notes).toEqual([]);
    expect(noted(11, "2024-12-31T15:00:00.000Z").notes).toEqual([]);
    const other = { ...note(11, "2025-01-03T14:00:00.000Z"), listing: { ...LISTING, id: 8 } };
    expect(lineOf([10, 12, 11], { notes: [other] }).notes).toEqual([]);
  });
});

describe("how much of it is shown", () => {
  const years = bars(
    Array.from({ length: 1000 }, (_, i) => 10 + (i % 7)),
    "2023-01-01",
  );
  const shown = (range: "1m" | "4m" | "1y" | "all" | null, of = years) => {
    const line = priceLine({ listing: LISTING, bars: of, actions: [], notes: [], range });
    return { range: line?.range, first: line?.closes[0]?.date, offered: line?.ranges };
  };

  test("a year unless something else is asked for, counted back from the last bar", () => {
    const offered = ["1m", "4m", "1y", "all"];
    expect(shown(null)).toEqual({ range: "1y", first: "2024-09-25", offered });
    expect(shown("1m")).toEqual({ range: "1m", first: "2025-08-26", offered });
    expect(shown("all")).toEqual({ range: "all", first: "2023-01-01", offered });
  });

  test("only what would leave something out is offered", () => {
    expect(shown(null, years.slice(0, 100))).toMatchObject({ range: "all", offered: ["1m", "all"] });
    expect(shown("1y", years.slice(0, 10))).toMatchObject({ range: "all", offered: ["all"] });
    const few = priceLine({
      ...{ listing: LISTING, bars: years.slice(0, 10), actions: [], notes: [], range: null },
    });
    expect(few && priceLineView(few, []).ranges).toEqual([]);
  });
});
