import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { ownTemporaryFiles, temporaryFolder } from "../support/cleanup.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

/** A server over a file with a story and two notes in it. */
async function keptServer() {
  const path = join(temporaryFolder(), "newsmove.db");
  const db = openDatabase(path);
  const listing = makeListing(db, { ticker: "ACM", companyName: "Acme" });
  const story = makeNews(db, { title: "Acme jumps 3% before the bell" });
  makeMove(db, { newsId: story.id, listing });
  for (const text of ["Up at the open.", "Thin volume."]) makeNote(db, { listing, text });
  db.close();
  return startServer({ path });
}

async function deleteNote(page: Page, url: string, text: string): Promise<void> {
  await page.goto(`${url}/notes`);
  await page.locator(".note", { hasText: text }).getByRole("button", { name: "Delete" }).click();
  await page.waitForURL("**/notes?deleted=*");
}

async function choose(page: Page, path: string): Promise<void> {
  await page.setInputFiles("#field-file", path);
  await page.getByRole("button", { name: "Show what it holds" }).click();
}

describeInBrowser("keeping", (browser) => {
  beforeEach(() => void ownTemporaryFiles());

  describe.each([true, false])("script: %s", (javaScript) => {
    test("a deleted note comes back by Undo, and later from the trash", async () => {
      const server = await keptServer();
      const page = await browser.open(server.url, { javaScript });
      await deleteNote(page, server.url, "Thin volume.");
      await page.reload();
      await page.locator(".undo-bar").getByRole("button", { name: "Undo" }).click();
      await page.getByText("Thin volume.").waitFor();
      await deleteNote(page, server.url, "Thin volume.");
      await page.getByRole("link", { name: "Data" }).click();
      await page.getByRole("link", { name: "Open the trash" }).click();
      await page.getByRole("button", { name: /^Restore ACM 161\.70/ }).click();
      await page.waitForURL("**/notes#note-*");
      expect(await page.locator(".note").count()).toBe(2);
    });

    test("a deleted story comes back from the trash; emptied, nothing does", async () => {
      const server = await keptServer();
      const page = await browser.open(`${server.url}/news/1`, { javaScript });
      await page.getByRole("button", { name: "Delete" }).click();
      await page.goto(`${server.url}/data/trash`);
      await page.getByRole("button", { name: "Restore Acme jumps 3% before the bell" }).click();
      await page.waitForURL("**/news/1");
      await page.getByRole("button", { name: "Delete" }).click();
      await page.goto(`${server.url}/data/trash`);
      await page.getByRole("link", { name: "Empty the trash…" }).click();
      await page.getByRole("link", { name: "Keep them" }).click();
      expect(await page.getByRole("button", { name: /^Restore/ }).count()).toBe(1);
      await page.getByRole("link", { name: "Empty the trash…" }).click();
      await page.getByRole("button", { name: "Delete 1 story for good" }).click();
      await page.getByText("The trash was emptied: 1 thing is gone for good.").waitFor();
      await page.goto(`${server.url}/data/trash`);
      expect(await page.locator(".empty-title").innerText()).toBe("The trash is empty");
    });

    test("back up, go on, restore, and leave it at that", async () => {
      const server = await keptServer();
      const page = await browser.open(`${server.url}/data`, { javaScript });
      await page.getByRole("button", { name: "Back up now" }).click();
      await page.getByText("Backed up as newsmove-20251215T120000000Z.db").waitFor();
      await deleteNote(page, server.url, "Thin volume.");
      await page.goto(`${server.url}/data`);
      await page.getByRole("button", { name: "Restore the backup of 15 Dec 2025, 12:00" }).click();
      await page.getByRole("button", { name: "Restore it" }).click();
      await page.getByText("Restored the backup of 15 Dec 2025, 12:00: 1 story, 2 notes, 0 bars.").waitFor();
      await page.goto(`${server.url}/notes`);
      expect(await page.locator(".note").count()).toBe(2);
      await page.goto(`${server.url}/data`);
      const aside = page.locator("tr", { hasText: "Before a restore" });
      await aside.getByRole("button", { name: /^Restore/ }).click();
      await page.getByRole("button", { name: "Leave everything as it is" }).click();
      await page.waitForURL("**/data");
      await page.goto(`${server.url}/notes`);
      expect(await page.locator(".note").count()).toBe(2);
    });

    test("a backup can be downloaded, and restored from there", async () => {
      const server = await keptServer();
      const page = await browser.open(`${server.url}/data`, { javaScript });
      await page.getByRole("button", { name: "Back up now" }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download the backup of 15 Dec 2025, 12:00" }).click();
      const file = await (await download).path();
      await deleteNote(page, server.url, "Thin volume.");
      await page.goto(`${server.url}/data`);
      await page.getByRole("link", { name: "Restore from a file" }).click();
      await choose(page, file);
      await page.getByRole("button", { name: "Restore it" }).click();
      await page.getByText("1 story, 2 notes, 0 bars.").waitFor();
    });
  });

  test("a file that is no backup is refused at the field, which is led to", async () => {
    const server = await keptServer();
    const page = await browser.open(`${server.url}/data/restore`);
    const diary = join(temporaryFolder(), "diary.db");
    writeFileSync(diary, "dear ".repeat(1000));
    await choose(page, diary);
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    expect(await summary.innerText()).toContain("diary.db was not restored: it is no SQLite database.");
    await summary.getByRole("link").click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-file");
  });

  describe.each([1440, 390, 320])("%d pixels wide", (width) => {
    test.each(["light", "dark"] as const)(
      "axe finds nothing wrong, nothing sticks out: %s",
      async (colorScheme) => {
        const server = await keptServer();
        const page = await browser.open(`${server.url}/data`, { width, colorScheme });
        const look = async () => {
          expect(await axeViolations(page)).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(over).toBeLessThanOrEqual(0);
        };
        await look();
        await page.getByRole("button", { name: "Back up now" }).click();
        await page.getByText("Backed up as").waitFor();
        await look();
        // The clock stands still: the next one would have the same name.
        await page.getByRole("button", { name: "Back up now" }).click();
        await page.getByText("failed: no backup was made").waitFor();
        await look();
        await page.getByRole("button", { name: /^Restore the backup/ }).click();
        await page.getByRole("button", { name: "Restore it" }).waitFor();
        await look();
        await page.goto(`${server.url}/data`);
        await look();
        await deleteNote(page, server.url, "Thin volume.");
        await page.goto(`${server.url}/data/trash`);
        await look();
        await page.goto(`${server.url}/data/trash/empty`);
        await look();
        await page.goto(`${server.url}/data/restore?file=none`);
        await look();
      },
    );
  });
});
