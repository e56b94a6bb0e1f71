import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ARTICLE, PAGE } from "../capture/example.ts";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

/** Pastes the article and waits for its draft. */
async function paste(page: Page, text: string): Promise<void> {
  await page.fill("#field-text", text);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.locator("h1", { hasText: "Check what was read" }).waitFor();
}

describeInBrowser("capture", (browser) => {
  describe.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])("%s", (_how, javaScript) => {
    test("paste, correct one move, drop the other, save: it stands on the dashboard", async () => {
      const server = await startServer({ seeded: true });
      const page = await browser.open(`${server.url}/`, { javaScript });
      await page.getByRole("link", { name: "Paste article" }).click();
      await paste(page, ARTICLE);

      expect(await page.inputValue("#field-publisher")).toBe("Harbour Wire");
      expect(await page.inputValue("#field-date")).toBe("2025-12-09");
      expect(await page.locator("#note-date").innerText()).toContain("the year is inferred");
      expect(await page.locator("mark.said").allInnerTexts()).toHaveLength(2);
      expect(await page.inputValue("#field-move_1_percent")).toBe("\u22124.2");

      await page.fill("#field-move_1_percent", "-4.5");
      await page.locator("#move-2").getByText("Drop").click();
      await page.getByRole("button", { name: /^Save story/ }).click();
      await page.waitForURL(/\/news\/\d+$/);
      expect(await page.locator(".outcome-move").count()).toBe(1);

      await page.goto(server.url);
      const story = page.locator("article", { hasText: "Nvidia Slides 4.2% While Alphabet Gains 2%" });
      const moves = await story.locator("[data-move-link]").allInnerTexts();
      expect(moves).toHaveLength(1);
      expect(moves[0]).toMatch(/NVDA\s+Nvidia\s+\u22124\.5%\s+premarket/);
    });

    test("a file that was chosen is read", async () => {
      const server = await startServer({ seeded: true });
      const page = await browser.open(`${server.url}/capture`, { javaScript });
      await page.setInputFiles("#field-file", {
        ...{ name: "saved.html", mimeType: "text/html", buffer: Buffer.from(PAGE) },
      });
      await page.getByRole("button", { name: "Read it" }).click();
      await page.locator("#field-url").waitFor();
      expect(await page.inputValue("#field-url")).toBe("https://harbour.example/nvidia");
    });
  });

  test("a figure in the text leads to its move", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/capture`);
    await paste(page, ARTICLE);
    await page.locator("mark.said").first().getByRole("link", { name: "Move 1" }).click();
    expect(await page.evaluate(() => document.querySelector(":target")?.id)).toBe("move-1");
  });

  test("nothing pasted says so at the field", async () => {
    const server = await startServer();
    const page = await browser.open(`${server.url}/capture`);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.locator('.error-summary a[href="#field-text"]').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-text");
  });

  describe.each([1440, 390])("%d pixels wide", (width) => {
    test.each(["light", "dark"] as const)("axe finds nothing wrong with a draft, %s", async (colorScheme) => {
      const server = await startServer({ seeded: true });
      const page = await browser.open(`${server.url}/capture`, { width, colorScheme });
      await paste(page, `${ARTICLE}\n\nKellogg fell 3%.`);
      expect(await axeViolations(page)).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    });
  });
});
