import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { describeInBrowser, type PageOptions, type TestBrowser } from "../support/browser.ts";
import { colourAt } from "../support/drawn-bar.ts";
import { makeNorthmere } from "../support/northmere.ts";
import { startServer } from "../support/server.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function openCompany(browser: TestBrowser, options: PageOptions = {}, query = ""): Promise<Page> {
  const server = await startServer();
  makeNorthmere(server.db);
  return browser.open(`${server.url}/companies/NMRX${query}`, options);
}

/** Where the elements stand, by their middles. */
async function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 + scrollY, width, height };
    }),
  );
}

function idsOf(page: Page): Promise<string[]> {
  return page.locator(".story-mark").evaluateAll((marks) => marks.map(({ id }) => id));
}

/** What a click on the middle of each square would meet. */
function markUnderEach(page: Page): Promise<(string | undefined)[]> {
  return page.locator(".story-mark-square").evaluateAll((squares) =>
    squares.map((square) => {
      square.scrollIntoView({ block: "center" });
      const { left, top, width, height } = square.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.closest(".story-mark")?.id;
    }),
  );
}

/** The height of a price in the page, by the labels of the axis. */
async function heightOf(page: Page): Promise<(price: number) => number> {
  const labels = await page
    .locator(".price-label[text-anchor=end]")
    .evaluateAll((texts) => texts.map((text) => Number(text.textContent)));
  const lines = await boxesOf(page, ".price-chart > .gridline");
  const [first, last] = [0, labels.length - 1].map((i) => ({ price: labels[i] ?? 0, y: lines[i]?.y ?? 0 }));
  if (!first || !last) throw new Error("there is no axis");
  return (price) => first.y + ((price - first.price) / (last.price - first.price)) * (last.y - first.y);
}

/** Percent from the close before the day. */
function over(price: number): number {
  return 100 * (price / 16.48 - 1);
}

/** 1 for the very colour, 0 for its opposite; what is not opaque is no likeness. */
function likeness(colour: string, to: string): number {
  const [a, b] = [colour, to].map((text) => text.split(",").map(Number));
  if (!a || !b || a[3] !== 255) return 0;
  const apart = [0, 1, 2].reduce((sum, i) => sum + Math.abs((a[i] ?? 0) - (b[i] ?? 0)), 0);
  return 1 - apart / (3 * 255);
}

describeInBrowser("a company's price line", (browser) => {
  describe.each([1440, 1024, 390, 320])("%d pixels wide", (width) => {
    test("numbered squares stand above the plot, each over its dot, none on another", async () => {
      const page = await openCompany(browser, { width });
      expect(await markUnderEach(page)).toEqual(await idsOf(page));
      const squares = await boxesOf(page, ".story-mark-square");
      const dots = await boxesOf(page, ".price-chart > .price-dot");
      const [plot] = await boxesOf(page, ".price-chart");
      expect(squares).toHaveLength(6);
      for (const [i, square] of squares.entries()) {
        expect(square.width).toBeCloseTo(17);
        expect(square.x).toBeCloseTo(dots[i]?.x ?? 0, 0);
        expect(square.y + 8.5).toBeLessThan((plot?.y ?? 0) - (plot?.height ?? 0) / 2);
        for (const other of squares.slice(i + 1))
          expect(Math.max(Math.abs(square.x - other.x), Math.abs(square.y - other.y))).toBeGreaterThan(17);
      }
    });

    test("rings stand at their prices, the last price beside its dot, and nothing is stretched or cut", async () => {
      const page = await openCompany(browser, { width });
      const at = await heightOf(page);
      const rings = await boxesOf(page, ".price-chart > .price-note");
      // Noted at 29.10 before the split.
      expect(rings.map(({ y }) => y)).toEqual(
        [16.88, 17.26, 14.55].map((price) => expect.closeTo(at(price), 0)),
      );
      for (const ring of rings) expect(ring.width).toBeCloseTo(ring.height, 1);
      const [label] = await boxesOf(page, ".price-last text");
      expect(label?.y).toBeCloseTo(at(16.43), -1);
      expect(label?.height).toBeLessThan(20);
      expect((label?.x ?? 0) + (label?.width ?? 0) / 2).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });

  test("squares step up only where they are near each other", async () => {
    const rowsAt = async (width: number, query: string) => {
      const squares = await boxesOf(await openCompany(browser, { width }, query), ".story-mark-square");
      return new Set(squares.map(({ y }) => Math.round(y))).size;
    };
    expect(await rowsAt(1440, "?range=1m")).toBe(2);
    expect(await rowsAt(390, "?range=1m")).toBe(5);
  });

  test("by keyboard from a mark to its story and back", async () => {
    const page = await openCompany(browser);
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    await page.locator("[id^=mark-][id$='-3']").focus();
    const mark = await focused();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(mark.replace(/3$/, "4"));
    await page.keyboard.press("Enter");
    const number = await focused();
    expect(number).toMatch(/^story-\d+-number$/);
    const story = page.locator(".story", { has: page.locator(`#${number}`) });
    expect(await story.innerText()).toContain("Northmere Surges on Report of Takeover Interest");
    // Not under the head that sticks.
    expect((await page.locator(`#${number}`).boundingBox())?.y).toBeGreaterThan(52);
    await page.keyboard.press("Enter");
    expect(await focused()).toBe(mark.replace(/3$/, "4"));
  });

  test("is there without JavaScript, with its ranges and its figures as a table", async () => {
    const page = await openCompany(browser, { javaScript: false });
    expect(await page.locator(".price-path polyline").isVisible()).toBe(true);
    await page.locator(".price-line summary").click();
    const table = await page.locator(".price-tables").innerText();
    expect(table).toContain("29.10");
    expect(table).toContain("The last close of each week");
    await page.getByRole("link", { name: "1M" }).click();
    await page.waitForURL("**?range=1m#line-*");
    expect(await page.locator(".price-chart").getAttribute("aria-label")).toContain("11 Nov 2025");
  });
});

describeInBrowser("what came after a move", (browser) => {
  test("stands in numbers on the story, from the measured price to five sessions later", async () => {
    const server = await startServer();
    const { stories } = makeNorthmere(server.db);
    const page = await browser.open(`${server.url}/news/${stories[4]?.id}`);
    const steps = await page.locator(".walk > li").allInnerTexts();
    expect(steps.map((text) => text.replaceAll(/\s+/g, " ").trim())).toEqual([
      "Measured, 08:48 +9.2% 18.00",
      expect.stringMatching(/^Open, 10 Dec \+8\.0% 17\.80, kept 87%$/),
      expect.stringMatching(/^Close, 10 Dec \+2\.5% /),
      expect.stringMatching(/^\+1 session, 11 Dec −1\.5% .*, reversed$/),
      "+5 sessions, 17 Dec – not yet",
    ]);
  });

  test.each([
    ["light", "28,26,23,255"],
    ["dark", "239,236,229,255"],
  ] as const)(
    "bars carry bracket, ticks and the latest on every page, in ink: %s",
    async (colorScheme, ink) => {
      const server = await startServer();
      const { stories } = makeNorthmere(server.db);
      const story = stories[4]?.id;
      for (const path of ["/", `/news/${story}`, "/companies/NMRX"]) {
        const page = await browser.open(server.url + path, { colorScheme });
        const at = async (value: number, y: number) =>
          likeness(await colourAt(page, `canvas[data-bar="${story}"]`, value, y), ink);
        expect(await at(8.5, 5), `${path}: the near end of the bracket`).toBeGreaterThan(0.6);
        expect(await at(over(18), 13), `${path}: measured`).toBe(1);
        expect(await at(over(16.89), 29), `${path}: the close`).toBeGreaterThan(0.6);
        expect(await at(over(16.24), 30), `${path}: the session after, the latest`).toBe(1);
      }
    },
  );
});
