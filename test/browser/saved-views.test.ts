import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

async function filledServer() {
  const server = await startServer();
  for (const percent of [3, -2]) {
    const { id } = makeNews(server.db, { title: `Moved ${percent}` });
    makeMove(server.db, { newsId: id, percent, listing: makeListing(server.db) });
  }
  return server;
}

describeInBrowser("saved views", (browser) => {
  test.each([{ javaScript: true }, { javaScript: false }])(
    "save, open, rename, delete, Undo: %o",
    async (options) => {
      const server = await filledServer();
      const page = await browser.open(`${server.url}/?direction=down`, options);
      await page.getByRole("link", { name: "Saved views" }).click();
      await page.fill("#filter-name", "Falls");
      await page.getByRole("button", { name: "Save view" }).click();
      await page.waitForURL("**/?direction=down");
      const rail = page.locator(".columns-rail");
      expect(await rail.getByRole("link", { name: "Falls" }).getAttribute("aria-current")).toBe("true");

      await page.goto(server.url);
      await rail.getByRole("link", { name: "Falls" }).click();
      await page.waitForURL("**/?direction=down");
      expect(await page.locator("[data-story-link]").allInnerTexts()).toEqual(["Moved -2"]);
      await page.goBack();
      expect(await page.locator("[data-story-link]").count()).toBe(2);

      await rail.getByRole("link", { name: "Rename or delete" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill("Losers");
      await page.getByRole("button", { name: "Rename Falls" }).click();
      await page.waitForURL("**/views#view-1");
      await page.getByRole("button", { name: "Delete Losers" }).click();
      await page.waitForURL("**/views?deleted=1");
      await page.reload();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.waitForURL("**/views#view-1");
      expect(await page.locator("#view-1").innerText()).toContain("Losers");
    },
  );

  test("a name that is taken is said at the field, with what was typed", async () => {
    const server = await filledServer();
    await server.post("/views", { name: "Falls", address: "/?direction=down" });
    const page = await browser.open(`${server.url}/news?direction=up&show=views`);
    await page.fill("#filter-name", "falls");
    await page.getByRole("button", { name: "Save view" }).click();
    await page.locator('.error-summary a[href="#field-name"]').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-name");
    await page.keyboard.press("End");
    await page.keyboard.type(" and rises");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/news?direction=up");
    expect(await page.locator("[data-filter-menu=views]").innerText()).toBe("falls and rises");
  });
});
