import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { ownTemporaryFiles, temporaryFolder } from "../support/cleanup.ts";
import { startServer } from "../support/server.ts";

const FILE = `Date,Open,High,Low,Close,Volume
2024-01-02,100,101,99,100.5,1000
2024-01-03,100,102,99,abc,1100
2024-01-04,101,103,100,102.5,1200
2024-01-05,40,41,39,40.5,1200
`;

function written(text: string, name = "BABA-daily.csv"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

async function choose(page: Page, path: string): Promise<void> {
  await page.setInputFiles("#field-file", path);
  await page.getByRole("button", { name: "Show what it would do" }).click();
  await page.waitForURL("**/prices/import?file=*");
  await page.locator("#confirm, .form, .ask-add").first().waitFor();
}

describeInBrowser("prices", (browser) => {
  beforeEach(() => void ownTemporaryFiles());

  test.each([true, false])("file, preview, import, coverage, undo (script: %s)", async (javaScript) => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/prices`, { javaScript });
    await page.getByRole("link", { name: "Import prices" }).first().click();
    await choose(page, written(FILE));
    expect(await page.locator("h1").innerText()).toBe("Preview of BABA-daily.csv");
    expect(await page.locator("mark.faulty").innerText()).toBe("abc");
    await page.getByLabel("Leave the 1 refused row out").check();
    await page.getByRole("button", { name: "Import 3 rows" }).click();
    await page.waitForURL("**/prices?imported=1");
    expect(await page.locator(".picture").getAttribute("aria-label")).toContain("3 sessions whole");
    await page.reload();
    await page.locator(".undo-bar").getByRole("button", { name: "Undo" }).click();
    await page.waitForURL("**/prices?undone=1");
    expect(await page.locator(".notice").innerText()).toContain("was undone");
    expect(await page.locator(".picture").count()).toBe(0);
  });

  describe.each([1440, 390, 320])("%d pixels wide", (width) => {
    test.each(["light", "dark"] as const)(
      "axe finds nothing wrong, nothing sticks out: %s",
      async (colorScheme) => {
        const server = await startServer({ seeded: true });
        const page = await browser.open(`${server.url}/prices`, { width, colorScheme });
        const look = async () => {
          expect(await axeViolations(page)).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(over).toBeLessThanOrEqual(0);
        };
        await look();
        await page.goto(`${server.url}/prices/import`);
        await choose(page, written(FILE, "unsaid.csv"));
        await look();
        await page.fill("#field-listing", "QZZT");
        await page.getByRole("button", { name: "Read it so" }).click();
        await page.getByRole("button", { name: "Add as new" }).click();
        await page.locator("#confirm").waitFor();
        await look();
        await page.getByLabel("Leave the 1 refused row out").check();
        await page.getByRole("button", { name: "Import 3 rows" }).click();
        await page.waitForURL("**/prices?imported=1");
        await look();
        await page.goto(`${server.url}/prices/import`);
        await choose(page, written(FILE.replace("102.5", "102.7"), "QZZT-daily.csv"));
        await page.getByLabel("Replace the 1 changed value").waitFor();
        await look();
      },
    );
  });
});
