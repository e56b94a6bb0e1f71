import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";
import { tabTo } from "../support/tab-to.ts";

describeInBrowser("price notes", (browser) => {
  test("with the keyboard alone: n, fill in, save, see it", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/`);
    await page.keyboard.press("n");
    await page.waitForURL("**/notes/new*");
    await tabTo(page, "#field-listing");
    await page.keyboard.type("BABA");
    await tabTo(page, "#field-price");
    await page.keyboard.type("161.70");
    await tabTo(page, "#field-text");
    await page.keyboard.type("thin volume");
    // The clock stands in December 2025: the form's own defaults are its date and time.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/notes#note-1");
    expect(await page.locator("#note-1").innerText()).toContain("161.70");
    expect(await page.locator("#note-1").innerText()).toContain("thin volume");
  });

  test("without JavaScript, from a story", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/notes/new?move=1`, { javaScript: false });
    await page.fill("#field-price", "161,70");
    await page.fill("#field-time", "08:05");
    await page.click("button.button--primary");
    await page.waitForURL("**/news/1#note-1");
    expect(await page.locator("#note-1").innerText()).toContain("161.70");
  });

  test("an error keeps what was typed, and the summary leads to the field", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/notes/new?listing=BABA`);
    await page.fill("#field-price", "1,205");
    await page.fill("#field-text", "<script>alert(1)</script>");
    await page.click("button.button--primary");
    await page.locator('.error-summary a[href="#field-price"]').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-price");
    expect(await page.inputValue("#field-text")).toBe("<script>alert(1)</script>");
    await page.click('button[name="price_answer"][value="1205"]');
    await page.waitForURL("**#note-1");
    expect(await page.locator("#note-1").innerText()).toContain("1,205.00");
    expect(await page.locator("#note-1").innerText()).toContain("<script>alert(1)</script>");
  });

  test("choosing a listing of Hong Kong puts the form on Hong Kong's clock", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/notes/new`);
    await page.locator("#field-listing").pressSequentially("9988");
    await page.locator("#listing-suggestions option").first().waitFor({ state: "attached" });
    await page.fill("#field-listing", "9988 Alibaba, XHKG");
    await page.locator("[data-city]", { hasText: "Hong Kong" }).waitFor();
    expect(await page.locator("[data-currency]").innerText()).toBe(", HKD");
    expect(await page.inputValue('input[name="zone"]')).toBe("Asia/Hong_Kong");
  });

  test("delete, reload, Undo", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/notes/new?move=1`);
    await page.fill("#field-price", "161.70");
    await page.fill("#field-time", "08:05");
    await page.click("button.button--primary");
    await page.waitForURL("**/news/1#note-1");
    await page.goto(`${server.url}/notes`);
    await page.locator("#note-1").getByRole("button", { name: "Delete" }).click();
    await page.waitForURL("**/notes?deleted=1");
    await page.reload();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL("**/notes#note-1");
    expect(await page.locator("#note-1").count()).toBe(1);
  });
});
