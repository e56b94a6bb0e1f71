import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { startServer, type TestServer } from "../support/server.ts";

describeInBrowser("the evidence card", (browser) => {
  let server: TestServer;
  let story: string;
  beforeEach(async () => {
    server = await startServer();
    const listing = makeListing(server.db, { ticker: "NMRX", companyName: "Northmere Foods" });
    const other = makeListing(server.db, { ticker: "CLDR", companyName: "Calder Rail" });
    const at = {
      date: "2025-12-10",
      time: "09:12",
      zone: "America/New_York",
      at: "2025-12-10T14:12:00.000Z",
    };
    const newsId = makeNews(server.db, { title: "Northmere jumps while Calder falls", published: at }).id;
    makeMove(server.db, { newsId, listing, statistic: "extreme" });
    makeMove(server.db, { newsId, listing: other, percent: -1.5, decimals: 1 });
    makeBars(server.db, [
      { listing, date: "2025-12-09", close: 100 },
      { listing, date: "2025-12-10", open: 101.2, close: 100.6 },
      { listing, date: "2025-12-10", time: "08:48", high: 103.1, close: 103 },
    ]);
    story = `${server.url}/news/${newsId}`;
  });

  test("is one answer from the story's page, and looks as it should without script", async () => {
    const page = await browser.open(story, { javaScript: false });
    await page.getByRole("link", { name: "Evidence card" }).click();
    await page.waitForURL("**/card");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    expect(asked).toEqual([`${story}/card`]);
    // Its style is taken: the sheet's rule is two pixels of ink.
    const rule = await page
      .locator(".sheet")
      .first()
      .evaluate((sheet) => getComputedStyle(sheet).borderTopWidth);
    expect(rule).toBe("2px");
    expect(await page.locator("svg[role=img]").count()).toBe(2);
  });

  test("is saved as a file that opens by itself", async () => {
    const page = await browser.open(`${story}/card`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^newsmove-story-\d+\.html$/);
    const path = join(temporaryFolder(), download.suggestedFilename());
    await download.saveAs(path);
    const saved = await browser.open(`file://${path}`);
    expect(await saved.locator("h1").innerText()).toBe("Northmere jumps while Calder falls");
    expect(await saved.locator("a").count()).toBe(0);
  });

  test("prints a sheet for each move", async () => {
    const page = await browser.open(`${story}/card`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".sheet-title").isVisible()).toBe(true);
    expect(await page.locator(".card-links").isVisible()).toBe(false);
  });

  test("its data unfold, and can be scrolled through with the keyboard", async () => {
    const page = await browser.open(`${story}/card`);
    await page.getByText("The data, as it was hashed").first().click();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("PRE");
  });

  test("on a telephone nothing but tables is wider than the screen", async () => {
    const page = await browser.open(`${story}/card`, { width: 390 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  test("its picture is saved as PNG, twice as large as drawn", async () => {
    const page = await browser.open(story);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save picture" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^newsmove-story-\d+\.png$/);
    const png = readFileSync(await download.path());
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(2400);
    expect(png.length).toBeGreaterThan(20_000);
  });

  test("without script the same link opens the picture", async () => {
    const page = await browser.open(story, { javaScript: false });
    await page.getByRole("link", { name: "Save picture" }).click();
    await page.waitForURL("**/card.svg");
  });
});
