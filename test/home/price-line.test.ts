import { expect, test } from "vitest";
import { LINE_HEIGHT, LINE_WIDTH, priceLine } from "../../server/home/price-line.ts";
import { dailyStart } from "../../server/prices/prices.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { addDaily } from "../support/bars.ts";
import { startServer } from "../support/server.ts";

const LISTING = { ticker: "ACME", currency: "USD" };

function bars(closes: readonly number[]) {
  return closes.map((close, i) => {
    const date = new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
    return { date, start: dailyStart(date), open: close, high: close, low: close, close, adjClose: null };
  });
}

test("the line runs from the first close to the last, its highest at the top", () => {
  const line = priceLine(LISTING, bars([10, 20, 15]), []);
  expect(line?.points).toBe(
    `0.0,${LINE_HEIGHT}.0 ${LINE_WIDTH / 2}.0,0.0 ${LINE_WIDTH}.0,${LINE_HEIGHT / 2}.0`,
  );
  expect(line).toMatchObject({ last: "15.00", high: "20.00", low: "10.00" });
});

test("a split makes no fall, a dividend does not lift what was before it", () => {
  const split = { exDate: "2025-01-02", kind: "split" as const, value: 2 };
  const dividend = { exDate: "2025-01-02", kind: "dividend" as const, value: 1 };
  expect(priceLine(LISTING, bars([20, 10]), [split])).toMatchObject({ high: "10.00", low: "10.00" });
  expect(priceLine(LISTING, bars([20, 19]), [dividend])).toMatchObject({ high: "20.00", low: "19.00" });
});

test("years of closes are thinned, the last one stays; none make no line", () => {
  const line = priceLine(LISTING, bars(Array.from({ length: 5000 }, (_, i) => i + 1)), []);
  expect(line?.points.split(" ").length).toBeLessThanOrEqual(500);
  expect(line?.last).toBe("5,000.00");
  expect(priceLine(LISTING, [], [])).toBeNull();
});

test("the company's page says that there are no prices only while there are none", async () => {
  const server = await startServer({ seeded: true });
  expect(await (await server.get("/companies/BABA")).text()).toContain("No prices for BABA or 9988 yet.");
  const listing = companiesStore(server.db).byTicker("BABA")[0];
  if (!listing) throw new Error("the seed has BABA");
  addDaily(server.db, listing, { "2025-01-02": [1, 2, 1, 1.5], "2025-01-03": [1, 2, 1, 1.5] });
  const page = await (await server.get("/companies/BABA")).text();
  expect(page).not.toContain("No prices for");
  expect(page).toContain("2 Jan 2025 to 3 Jan 2025, daily");
});
