import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { archiveTextOf } from "../export/archive/archiving.ts";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { ownTemporaryFiles, temporaryFolder } from "../support/cleanup.ts";
import { fileDb, seededDb } from "../support/db.ts";
import { makeImport, makeListing, makeNews } from "../support/factories.ts";
import { drawFrom } from "../support/filled/draw.ts";
import { fillDatabase } from "../support/filled/fill.ts";
import { startServer } from "../support/server.ts";

/** The text of what a link saves, and the name it is saved under. */
async function downloadOf(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** An archive with things that the seed has otherwise, in a file. */
function otherArchive(): string {
  const db = seededDb();
  db.exec("UPDATE news_items SET author = 'Another'");
  makeNews(db, { title: "Northmere rises" });
  makeImport(db, makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" }));
  const path = join(temporaryFolder(), "other.json");
  writeFileSync(path, archiveTextOf(db));
  return path;
}

describeInBrowser("taking out and putting in", (browser) => {
  beforeEach(() => void ownTemporaryFiles());

  test.each([true, false])("archive and tables are saved from the page (script: %s)", async (javaScript) => {
    const { db, path } = fileDb();
    fillDatabase(db, drawFrom(10), 300);
    const server = await startServer({ path });
    const page = await browser.open(`${server.url}/data`, { javaScript });
    const archive = await downloadOf(page, "Download the archive");
    expect(archive.name).toBe("newsmove-2025-12-15.json");
    expect(archive.text === archiveTextOf(db)).toBe(true);
    const table = await downloadOf(page, "price_notes.csv");
    expect(table.name).toBe("price_notes.csv");
    expect(table.text).toMatch(/^id,ticker,mic,price,/);
  });

  test.each([true, false])("what was saved goes into another Newsmove (script: %s)", async (javaScript) => {
    const server = await startServer({ path: fileDb().path });
    const page = await browser.open(`${server.url}/data`, { javaScript });
    await page.getByRole("link", { name: "Import an archive" }).click();
    await page.setInputFiles("#field-file", otherArchive());
    await page.getByRole("button", { name: "Import it" }).click();
    await page.getByRole("heading", { name: "Imported other.json" }).waitFor();
    expect(await page.getByRole("row", { name: "Stories" }).innerText()).toMatch(/Stories\s+2\s+0\s+0/);
    await page.getByRole("link", { name: "News" }).first().click();
    await page.getByText("Northmere rises").first().waitFor();
  });

  describe.each([1440, 390])("%d pixels wide", (width) => {
    test.each(["light", "dark"] as const)(
      "axe finds nothing wrong, nothing sticks out: %s",
      async (colorScheme) => {
        const { db } = fileDb();
        const server = await startServer({ db });
        const page = await browser.open(`${server.url}/data/import`, { width, colorScheme });
        const look = async () => {
          expect(await axeViolations(page)).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(over).toBeLessThanOrEqual(0);
        };
        await page.getByRole("button", { name: "Import it" }).click();
        await page.getByRole("alert").waitFor();
        await look();
        const archive = otherArchive();
        for (const times of [1, 2]) {
          if (times === 2)
            db.exec("UPDATE price_bars SET close = close / 2; UPDATE news_items SET author = 'Here'");
          await page.goto(`${server.url}/data/import`);
          await page.setInputFiles("#field-file", archive);
          await page.getByRole("button", { name: "Import it" }).click();
          await page.getByRole("heading", { name: "Imported other.json" }).waitFor();
          await look();
        }
      },
    );
  });
});
