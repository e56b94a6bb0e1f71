import { expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { colourAt } from "../support/drawn-bar.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { startServer, type TestServer } from "../support/server.ts";

const DAY = "2025-12-10";
const BAR = "canvas[data-bar]";
const REPORTED = { date: DAY, time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" };

/** A claim of +3% at the premarket high, and, when told to, the bars that have it at 3.1%. */
async function claimed(): Promise<TestServer & { addBars(): void }> {
  const server = await startServer();
  const listing = makeListing(server.db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const mentions = [{ id: listing.companyId, name: "Northmere Foods", slug: "northmere-foods" }];
  const { id: newsId } = makeNews(server.db, { published: REPORTED, mentions });
  makeMove(server.db, { newsId, listing, percent: 3, statistic: "extreme" });
  const addBars = () =>
    makeBars(server.db, [
      { listing, date: "2025-12-09", close: 100 },
      { listing, date: DAY, open: 101.2, close: 99.4 },
      { listing, date: "2025-12-11", close: 100.1 },
      { listing, date: DAY, time: "08:47", close: 102 },
      { listing, date: DAY, time: "08:48", open: 102, high: 103.1, close: 103 },
      { listing, date: DAY, time: "11:00", close: 100.5 },
    ]);
  return { ...server, addBars };
}

describeInBrowser("checks", (browser) => {
  test("a claim goes from no prices to a verdict once there are bars", async () => {
    const server = await claimed();
    const page = await browser.open(`${server.url}/`);
    expect(await page.locator(".ledger").innerText()).toContain("Not checked: no prices yet");
    server.addBars();
    await page.reload();
    const ledger = await page.locator(".ledger").innerText();
    expect(ledger).toContain("Confirmed, then reversed");
    expect(ledger).toContain("2 × 1m");
    expect(ledger.replaceAll(/\s+/g, " ")).toContain("+3.1");
    expect(await page.locator("canvas[data-bar]").getAttribute("aria-label")).toContain(
      "Confirmed, then reversed. Up 3.1% at its premarket high, 1.2% at the open, down 0.6% at the close.",
    );
  });

  test.each([
    ["light", "28,26,23,255"],
    ["dark", "239,236,229,255"],
  ] as const)(
    "what was measured is ink where it was, and so is the latest after it: %s",
    async (scheme, ink) => {
      const server = await claimed();
      server.addBars();
      const page = await browser.open(`${server.url}/`, { colorScheme: scheme });
      expect(await colourAt(page, BAR, 3.1, 13)).toBe(ink);
      expect(await colourAt(page, BAR, 0.1, 30)).toBe(ink);
    },
  );

  test("the popover tells what was measured, when, and what came after", async () => {
    const server = await claimed();
    server.addBars();
    const page = await browser.open(`${server.url}/`);
    await page.locator("[data-move-link]").first().hover();
    const popover = page.locator(".popover").first();
    await popover.waitFor({ state: "visible" });
    const text = (await popover.innerText()).replaceAll(/\s+/g, " ");
    expect(text).toContain("at 08:48 New York");
    expect(text).toContain("103.10 over 100.00");
    expect(text).toContain("2 one-minute bars");
  });

  test("without JavaScript the measured figures stand in a table", async () => {
    const server = await claimed();
    server.addBars();
    const page = await browser.open(`${server.url}/`, { javaScript: false });
    const table = await page.locator("main table").innerText();
    expect(table).toContain("+3.1");
    expect(table).toContain("Confirmed, then reversed");
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing wrong where moves are checked: %s",
    async (colorScheme) => {
      const server = await claimed();
      server.addBars();
      for (const path of ["/", "/news/1", "/companies/NMRX"]) {
        for (const width of [1440, 390]) {
          const page = await browser.open(server.url + path, { colorScheme, width });
          expect(await axeViolations(page), `${path} ${width}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(
            true,
          );
        }
      }
    },
  );
});
