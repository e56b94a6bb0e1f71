import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

describeInBrowser("search", (browser) => {
  test("with the keyboard alone: /, type, Enter, on to the story", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/companies`);
    await page.keyboard.press("/");
    await page.keyboard.type("qwen/");
    expect(await page.inputValue(".masthead-actions > .search-box input")).toBe("qwen/");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=qwen%2F");
    const hits = page.locator(".hits mark");
    expect(await hits.first().innerText()).toBe("Qwen");
    expect(await hits.first().evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe(
      "rgb(255, 231, 138)",
    );
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/news/1");
  });

  test("on the page of a search / goes to its own field, with what was typed ready to be replaced", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/search?q=qwen`);
    await page.keyboard.press("/");
    await page.keyboard.type("meta");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=meta");
    await page.goBack();
    expect(await page.inputValue("main [data-search]")).toBe("qwen");
  });

  test("on a telephone / opens the menu, where the field is", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/`, { width: 390 });
    await page.keyboard.press("/");
    await page.keyboard.type("qwen");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=qwen");
    expect(await page.locator(".hit h3").innerText()).toContain("Alibaba Jumps 3%");
  });

  test("without JavaScript", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/`, { javaScript: false });
    await page.fill(".masthead-actions > .search-box input", "nvid");
    await page.locator(".masthead-actions > .search-box input").press("Enter");
    await page.waitForURL("**/search?q=nvid");
    expect(await page.locator("#companies-title").innerText()).toMatch(/Companies\s+1/);
  });
});
