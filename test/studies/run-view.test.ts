import { describe, expect, test } from "vitest";
import { formatSigned } from "../../server/lib/percent.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeMarket, makeReport } from "../support/market.ts";
import { makeStudy, requestOf, runHere } from "../support/study.ts";
import { factOf, keptView, SESSIONS_APART, viewOf } from "./study-view.ts";

/** Stories of one stock on sessions too far apart to overlap; the stock is up 5 % more than drawn on each. */
function reported(count: number) {
  const db = testDb();
  const dates = SESSIONS_APART.slice(0, count);
  const jumps = { NMRX: Object.fromEntries(dates.map((date) => [date, 0.05])) };
  const market = makeMarket(db, { jumps });
  for (const date of dates) makeReport(db, market.stock("NMRX"), date);
  return { db, market, stock: market.stock("NMRX") };
}

describe("one event", () => {
  test("has its own interval, t and p, and no tests over many", async () => {
    const view = await viewOf(reported(1).db);
    expect(view.lede).toMatch(
      /^Over \[−1, \+1\] around 1 event, the abnormal return was \+\d+\.\d% \(95% \+\d\.\d to \+\d+\.\d; p < 0\.001\)\.$/,
    );
    expect(view.windows.isSingle).toBe(true);
    const [row] = view.windows.rows;
    expect(row?.test.value).toMatch(/^[+−]\d+\.\d\d$/);
    expect(row?.test.p).toBe(view.events[0]?.car?.p);
    expect(row?.interval).toBe(view.events[0]?.car?.interval);
    expect(view.warnings[0]).toContain("One event: there is no mean");
    expect(view.method).toMatch(/^The t is the event’s own\./);
  });
});

describe("few events", () => {
  test.each([2, 9])("%d are warned of", async (count) => {
    const view = await viewOf(reported(count).db);
    expect(factOf(view, "Events")).toBe(`${count} used, 0 left out`);
    expect(view.warnings[0]).toContain(`n is ${count}: with fewer than 10 events`);
    expect(view.windows.isSingle).toBe(false);
  });

  test("ten are not", async () => {
    const view = await viewOf(reported(10).db);
    expect(view.warnings.join(" ")).not.toContain("fewer than");
    expect(view.lede).toMatch(
      /^Over \[−1, \+1\] around 10 events, the abnormal return averaged \+[4-7]\.\d% \(95% \+\d\.\d to \+\d\.\d; BMP p < 0\.001\)\.$/,
    );
    expect(factOf(view, "Overlap")).toBe("none in calendar time");
  });
});

describe("the windows", () => {
  test("have mean, interval, how many rose, BMP with its p and the plain t, on one axis", async () => {
    const { windows, method } = await viewOf(reported(10).db);
    expect(windows.rows.map(({ window, isHeadline }) => [window, isHeadline])).toEqual([
      ["[−1, +1]", true],
      ["[0, 0]", false],
      ["[0, +5]", false],
    ]);
    const day = windows.rows[1];
    expect(day).toMatchObject({ n: 10, direction: "up", up: "10 of 10", test: { p: "< 0.001" } });
    expect(Number(day?.mean)).toBeGreaterThan(3);
    const { low = 0, mean = 0, high = 0 } = day?.picture ?? {};
    expect([low, mean, high]).toEqual([low, mean, high].toSorted((a, b) => a - b));
    expect(low).toBeGreaterThan(windows.ticks.find(({ isZero }) => isZero)?.place ?? 100);
    expect(method).toBe(
      "BMP is the headline test. Market model by least squares, 100 sessions ending 11 before the event, simple total returns against MKT.",
    );
  });

  test("have BMP’s t in the headline’s column, the cross-sectional t beside it", async () => {
    const { db } = reported(10);
    const study = makeStudy(db);
    await runHere(db, study);
    const { rows } = keptView(db, study).windows;
    const kept = studiesStore(db).run(study.id)?.result.windows ?? [];
    const texts = (value = 0) => formatSigned(value, 2);
    expect(rows.map(({ test, plain }) => [test.value, plain])).toEqual(
      kept.map(({ aggregate: { tests } }) => [texts(tests?.bmp?.value), texts(tests?.crossSection?.value)]),
    );
    expect(rows.some(({ test, plain }) => test.value !== plain)).toBe(true);
  });

  test("have the other tests beside them: the sign test by counting where events are few", async () => {
    const { windows } = await viewOf(reported(9).db);
    expect(windows.tests.map(({ name }) => name)).toEqual([
      ...["Rank z", "Generalised sign z", "Sign z", "Patell z", "Brown–Warner t"],
    ]);
    // Nine heads in nine throws, either way: 2 / 512. The normal would have it at 0.003.
    expect(windows.rows[1]?.others[2]).toEqual({ value: "+3.00", p: "0.004" });
  });

  test("have Kolari and Pynnönen’s correction first where events share days, and say so", async () => {
    const db = testDb();
    const market = makeMarket(db, { stocks: ["NMRX", "HLIO"] });
    for (const ticker of ["NMRX", "HLIO"]) makeReport(db, market.stock(ticker), "2025-10-15");
    const view = await viewOf(db);
    expect(view.windows.tests[0]?.name).toBe("Kolari–Pynnönen t");
    expect(view.windows.rows[0]?.others).toHaveLength(6);
    expect(factOf(view, "Overlap")).toBe("windows share sessions");
    expect(view.warnings.join(" ")).toContain("read the Kolari–Pynnönen test");
  });

  test.each([
    ["the last of one window is the first of another", "2025-10-15", true],
    ["one window ends the day before another begins", "2025-10-16", false],
  ])("share days where %s", async (_, second, isShared) => {
    const db = testDb();
    const market = makeMarket(db, { stocks: ["NMRX", "HLIO"] });
    makeReport(db, market.stock("NMRX"), "2025-10-01");
    makeReport(db, market.stock("HLIO"), second);
    expect(factOf(await viewOf(db), "Overlap") === "windows share sessions").toBe(isShared);
  });

  test("have the sign test of thirty events and more by the normal", async () => {
    const db = testDb();
    const stocks = Array.from({ length: 30 }, (_, i) => `S${i}`);
    const jumps = Object.fromEntries(stocks.map((ticker) => [ticker, { "2025-10-15": 0.5 }]));
    const market = makeMarket(db, { stocks, jumps });
    for (const ticker of stocks) makeReport(db, market.stock(ticker), "2025-10-15");
    const { windows } = await viewOf(db, requestOf({ windows: [[0, 0]] }));
    // z = 15 / √7.5; by counting p would be 2 / 2^30.
    expect(windows.rows[0]?.others[3]).toEqual({ value: "+5.48", p: "< 0.001" });
    expect(windows.rows[0]?.up).toBe("30 of 30");
  });
});

describe("how it was run", () => {
  test("is told whole, on the reader’s clock", async () => {
    const { db } = reported(2);
    const view = await viewOf(db, requestOf({ model: "market_adjusted", returns: "log" }));
    expect(view.facts).toEqual([
      { term: "Events", text: "2 used, 0 left out" },
      { term: "Overlap", text: "none in calendar time" },
      { term: "Estimation", text: "[−110, −11], at least 60" },
      { term: "Model", text: "Market adjusted: the index’s own return" },
      { term: "Index", text: "MKT" },
      { term: "Run", text: "15 Dec 2025, 20:00" },
    ]);
    expect(view.method).toContain("logarithmic total returns against MKT");
    expect(view.events[1]?.estimation).toEqual([
      expect.stringMatching(/^σ \d\.\d\d%,$/),
      expect.stringMatching(/^n \d+$/),
    ]);
  });

  test("constant mean is held against no index", async () => {
    const view = await viewOf(reported(2).db, requestOf({ model: "constant_mean", index: null }));
    expect(factOf(view, "Index")).toBe("none");
    expect(view.method).toMatch(/simple total returns\.$/);
    expect(view.events[0]?.estimation).toHaveLength(3);
    expect(view.windows.rows[0]?.mean).toMatch(/^\+/);
  });

  test("a stock of Hong Kong against an index of New York, on the clock of its own exchange", async () => {
    const db = testDb();
    const stock = makeMarket(db, { stocks: ["1234"], mic: "XHKG" }).stock("1234");
    // 16:30 of a Wednesday in Hong Kong, after its close; 04:30 in New York.
    makeReport(db, stock, "2025-10-15", { time: "04:30" });
    const { events } = await viewOf(db);
    expect(events[0]).toMatchObject({
      ...{ published: "Wed 15 Oct 2025, 16:30 Hong Kong", session: "Thu 16 Oct 2025", isCounted: true },
      remarks: ["Published Wednesday: Thursday’s session counts."],
    });
  });

  test("where two exchanges have a ticker, the study names the exchange", async () => {
    const db = testDb();
    const market = makeMarket(db, { stocks: ["TWIN"] });
    for (const ticker of ["TWIN", "MKT"]) makeListing(db, { ticker, mic: "XHKG" });
    makeReport(db, market.stock("TWIN"), "2025-10-15");
    const view = await viewOf(db, requestOf({ index: "XNYS:MKT" }));
    expect(view.events[0]).toMatchObject({ symbol: "TWIN, XNYS", isCounted: true });
    expect(factOf(view, "Index")).toBe("MKT, XNYS");
  });
});

describe("a study without any figure says so, and why at each event", () => {
  test("where all events are left out", async () => {
    const db = testDb();
    const stock = makeMarket(db).stock("NMRX");
    makeReport(db, stock, "2025-02-25");
    makeReport(db, stock, "2030-01-02");
    const view = await viewOf(db);
    expect(view.lede).toBe("None of 2 events has the prices it takes; the table below says why.");
    expect([view.path, view.windows.isSingle]).toEqual([null, false]);
    expect(view.windows.rows[0]).toMatchObject({ mean: "–", interval: "", up: "none", test: { value: "–" } });
    expect(factOf(view, "Left out")).toMatch(
      /^1 under 60 days to estimate from; 1 outside the days with prices$/,
    );
    expect(view.events.map(({ remarks }) => remarks[0])).toEqual([
      "Left out: too few days before it have prices to estimate from.",
      "Left out: it lies outside the days there are prices of.",
    ]);
  });

  test("where there are no prices at all", async () => {
    const db = testDb();
    makeReport(db, makeListing(db), "2025-10-15");
    expect((await viewOf(db)).events[0]?.remarks).toEqual(["Left out: there are no daily prices of it."]);
  });
});
