import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

async function filledServer() {
  const server = await startServer();
  for (const [publisher, percent] of [
    ["The Ledger Wire", 3],
    ["Harbor Street Daily", -2],
    ["Harbor Street Daily", 4],
  ] as const) {
    const { id } = makeNews(server.db, { title: `${publisher} ${percent}`, publisher });
    makeMove(server.db, { newsId: id, percent, listing: makeListing(server.db) });
  }
  return server;
}

const titles = (page: Page) => page.locator("[data-story-link]").allInnerTexts();

describeInBrowser("filters", (browser) => {
  test("a panel opens in place, a value narrows the list, and the back button takes it back", async () => {
    const server = await filledServer();
    const page = await browser.open(`${server.url}/`);
    await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
    await page.getByRole("link", { name: "Publisher", exact: true }).click();
    const value = page.getByRole("link", { name: "Harbor Street Daily 2" });
    await value.waitFor();
    expect(await page.locator("body[data-same-page]").count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Any");
    await value.click();
    await page.waitForURL("**/?publisher=Harbor+Street+Daily");
    expect(await titles(page)).toEqual(["Harbor Street Daily 4", "Harbor Street Daily -2"]);
    await page.getByRole("link", { name: "Move", exact: true }).click();
    await page.getByRole("link", { name: "Down 1" }).click();
    await page.waitForURL("**/?publisher=Harbor+Street+Daily&direction=down");
    expect(await titles(page)).toEqual(["Harbor Street Daily -2"]);
    await page.goBack();
    expect(await titles(page)).toEqual(["Harbor Street Daily 4", "Harbor Street Daily -2"]);
    await page.goBack();
    expect(await titles(page)).toHaveLength(3);
    await page.goForward();
    await page.getByRole("link", { name: "Clear" }).click();
    await page.waitForURL(`${server.url}/`);
    expect(await titles(page)).toHaveLength(3);
  });

  test("with the keyboard: Enter opens, Escape closes and leaves the focus on the menu", async () => {
    const server = await filledServer();
    const page = await browser.open(`${server.url}/news`);
    const menu = page.getByRole("link", { name: "Words" });
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.locator("#filter-q:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("[data-filter-panel]").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-filter-menu"))).toBe("words");
    await page.keyboard.press("Enter");
    await page.locator("#filter-q:focus").waitFor();
    await page.keyboard.type("ledger");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/news?q=ledger");
    expect(await titles(page)).toEqual(["The Ledger Wire 3"]);
  });

  test("without JavaScript", async () => {
    const server = await filledServer();
    const page = await browser.open(`${server.url}/news?direction=up`, { javaScript: false });
    await page.getByRole("link", { name: "Publisher", exact: true }).click();
    await page.fill("#filter-publisher", "harbor street daily");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL("**/news?direction=up&publisher=harbor+street+daily");
    expect(await titles(page)).toEqual(["Harbor Street Daily 4"]);
  });
});
