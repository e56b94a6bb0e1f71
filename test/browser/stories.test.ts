import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { describeInBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

async function fillStory(page: Page): Promise<void> {
  await page.fill("#field-title", "Acme jumps 3% before the bell");
  await page.fill("#field-publisher", "The Example");
  await page.fill("#field-date", "2025-12-12");
  await page.fill("#field-move_1_listing", "ACM");
  await page.fill("#field-move_1_percent", "+3%");
  await page.selectOption("#field-move_1_session", "premarket");
}

async function acmeServer() {
  const server = await startServer();
  makeListing(server.db, { ticker: "ACM", companyName: "Acme" });
  return server;
}

describeInBrowser("stories by hand", (browser) => {
  test("without JavaScript: one move, one row more and away again, saved, and it stands on the dashboard", async () => {
    const server = await acmeServer();
    const page = await browser.open(`${server.url}/`, { javaScript: false });
    await page.getByRole("link", { name: "Enter a story by hand" }).click();
    await fillStory(page);
    await page.getByRole("button", { name: "Add a move" }).click();
    expect(await page.inputValue("#field-move_2_percent")).toBe("");
    await page.fill("#field-move_2_subject", "Bolt");
    await page.getByRole("button", { name: "Remove move 2" }).click();
    expect(await page.locator("#field-move_2_percent").count()).toBe(0);
    expect(await page.inputValue("#field-title")).toBe("Acme jumps 3% before the bell");
    await page.getByRole("button", { name: "Save story" }).click();
    await page.waitForURL("**/news/1");
    expect(await page.locator("blockquote mark").first().innerText()).toBe("3%");
    await page.goto(server.url);
    const story = page.locator("article", { hasText: "Acme jumps 3% before the bell" });
    expect(await story.locator("[data-move-link]").innerText()).toMatch(
      /ACM\s+Acme\s+\+3%\s+premarket, last/,
    );
  });

  test("with JavaScript the page stays while rows come and a listing is added", async () => {
    const server = await acmeServer();
    const page = await browser.open(`${server.url}/news/new`);
    await fillStory(page);
    await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
    await page.getByRole("button", { name: "Add a move" }).click();
    await page.locator("#field-move_2_listing:focus").waitFor();
    await page.getByText("Add a company or listing").click();
    await page.fill("#field-new_name", "Bolt Works");
    await page.fill("#field-new_ticker", "BOLT");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByText("Added BOLT Bolt Works, XNYS.").waitFor();
    await page.fill("#field-move_2_listing", "BOLT");
    await page.locator("#listing-suggestions option").first().waitFor({ state: "attached" });
    await page.fill("#field-move_2_percent", "-1.5");
    await page.fill("#field-move_2_quote", "Bolt fell 1.5%.");
    expect(await page.locator("body[data-same-page]").count()).toBe(1);
    await page.getByRole("button", { name: "Save story" }).click();
    await page.waitForURL("**/news/1");
    expect(await page.locator(".outcome-move").count()).toBe(2);
  });

  test("Enter in a field saves, and what is wrong is led to", async () => {
    const server = await acmeServer();
    const page = await browser.open(`${server.url}/news/new`);
    await fillStory(page);
    await page.fill("#field-move_1_percent", "lots");
    await page.press("#field-publisher", "Enter");
    await page.locator('.error-summary a[href="#field-move_1_percent"]').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-move_1_percent");
    await page.fill("#field-move_1_percent", "3");
    await page.press("#field-publisher", "Enter");
    await page.waitForURL("**/news/1");
  });

  test("Correct this leads to the move in the form, and the correction stands on the story", async () => {
    const server = await startServer();
    const news = makeNews(server.db);
    makeMove(server.db, { newsId: news.id, quote: "It rose 3%.", figureStart: 8, figureEnd: 10 });
    const page = await browser.open(`${server.url}/news/${news.id}`);
    await page.getByRole("link", { name: "Correct this" }).click();
    await page.waitForURL("**/edit#move-1");
    await page.fill("#field-move_1_percent", "+4");
    await page.fill("#field-move_1_quote", "It rose 4%.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.waitForURL(`**/news/${news.id}`);
    expect(await page.locator("blockquote mark").first().innerText()).toBe("4%");
  });

  test("delete, reload, Undo", async () => {
    const server = await startServer();
    const news = makeNews(server.db, { title: "Gone and back" });
    const page = await browser.open(`${server.url}/news/${news.id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.waitForURL(`**/news?deleted=${news.id}`);
    expect(await page.getByRole("link", { name: "Gone and back" }).count()).toBe(0);
    await page.reload();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL(`**/news/${news.id}`);
    expect(await page.locator("h1").innerText()).toBe("Gone and back");
  });
});
