import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type StudyServer, studyServer } from "../studies/study-server.ts";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { makeManyReports } from "../support/market.ts";
import { makeStudy, requestOf, runHere } from "../support/study.ts";
import { tabTo } from "../support/tab-to.ts";

const LEDE = "Over [−1, +1] around 2 events, the abnormal return averaged";

async function linesOf(download: Download): Promise<string[]> {
  return readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
}

describeInBrowser("studies", (browser) => {
  test("defined, run, seen and taken out", async () => {
    const server = await studyServer();
    const page = await browser.open(`${server.url}/studies`);
    await page.getByRole("main").getByRole("link", { name: "New study" }).first().click();
    await page.getByRole("button", { name: "Count events" }).click();
    const count = page.locator(".study-count");
    expect(await count.innerText()).toBe("2 events of 2 stocks in 2 stories.");
    expect(await count.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.inputValue("#field-index")).toBe("MKT Example Market, XNYS");
    await page.fill("#field-estimation_length", "100");
    await page.fill("#field-name", "Takeover reports");
    await page.getByRole("button", { name: "Run study" }).click();
    await page.locator(".lede", { hasText: LEDE }).waitFor();
    expect(await page.locator("h1").innerText()).toBe("Takeover reports");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "agg_windows.csv" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("study-1-agg_windows.csv");
    const [columns, ...rows] = await linesOf(download);
    expect(columns).toMatch(/^from,to,N,mean,median,/);
    expect(rows.map((row) => row.split(",").slice(0, 3).join())).toEqual([
      ...["-10,-2,2", "-1,1,2", "0,0,2", "0,5,2", "2,10,2"],
    ]);
  });

  test("with the keyboard alone", async () => {
    const server = await studyServer();
    const page = await browser.open(`${server.url}/studies`);
    await tabTo(page, 'main a[href="/studies/new"]');
    await page.keyboard.press("Enter");
    await page.waitForURL("**/studies/new");
    await tabTo(page, "#field-estimation_length");
    await page.keyboard.type("100");
    await tabTo(page, "#field-name");
    await page.keyboard.type("By keyboard");
    await page.keyboard.press("Enter");
    await page.locator(".lede", { hasText: LEDE }).waitFor();
    await tabTo(page, ".study-path summary");
    await page.keyboard.press("Enter");
    expect(await page.locator(".study-path table").isVisible()).toBe(true);
    await tabTo(page, '.study-files a[href$="days.csv"]');
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(await linesOf(download)).toHaveLength(1 + 2 * 21);
  });

  test("without JavaScript: run, waited for, and read in tables", async () => {
    const server = await studyServer();
    const page = await browser.open(`${server.url}/studies/new`, { javaScript: false });
    await page.fill("#field-estimation_length", "100");
    await page.getByRole("button", { name: "Run study" }).click();
    await page.locator(".lede", { hasText: LEDE }).waitFor();
    await page.locator(".study-path summary").click();
    expect(await page.locator(".study-path tbody tr").count()).toBe(21);
    expect(await page.locator(".study-windows .publishers-interval").count()).toBe(5);
    await page.locator(".study-actions button", { hasText: "Delete" }).click();
    await page.locator(".undo-bar-button").click();
    await page.locator(".lede", { hasText: LEDE }).waitFor();
  });

  test("a refused form has the focus on what to mend, and leads to each field", async () => {
    const server = await studyServer();
    const page = await browser.open(`${server.url}/studies/new`);
    await page.fill("#field-company", "nobody");
    await page.fill("#field-windows", "soon");
    await page.getByRole("button", { name: "Run study" }).click();
    const summary = page.locator("[data-error-summary]");
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    for (const name of ["company", "windows"]) {
      await summary.locator(`a[href="#field-${name}"]`).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`field-${name}`);
    }
    expect(await page.inputValue("#field-company")).toBe("nobody");
  });

  test("a run that takes long shows how far it is, and can be cancelled", async () => {
    const server = await studyServer();
    makeManyReports(server.db, server.market.stock("NMRX"), 19_000);
    const page = await browser.open(`${server.url}/studies/new`);
    for (const box of ["#field-merge", "#field-exclude"]) await page.uncheck(box);
    await page.selectOption("#field-overlap", "all");
    await page.getByRole("button", { name: "Run study" }).click();
    await page.locator(".reading", { hasText: /of 19,002 events|All 19,002 events/ }).waitFor();
    const still = await page.context().newPage();
    await withoutRefresh(still);
    await still.goto(page.url());
    expect(await axeViolations(still)).toEqual([]);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Run study" }).waitFor();
  });

  describe.each(["light", "dark"] as const)("axe finds nothing wrong: %s", (colorScheme) => {
    let server: StudyServer;
    beforeAll(async () => {
      server = await studyServer();
      await runHere(server.db, makeStudy(server.db, requestOf(), "Several events"));
      await runHere(server.db, makeStudy(server.db, requestOf({ stories: { newsId: 1 } }), "One event"));
      return server.close;
    });

    test.each(["/studies", "/studies/new?story=1", "/studies/1", "/studies/2", "/news/1"])(
      "%s",
      async (path) => {
        for (const width of [1440, 390]) {
          const page = await browser.open(server.url + path, { colorScheme, width });
          for (const table of await page.locator("details.as-table").all())
            await table.locator("summary").click();
          expect(await axeViolations(page), `${width}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        }
      },
    );

    test("a form with errors", async () => {
      for (const width of [1440, 390]) {
        const page = await browser.open(`${server.url}/studies/new`, { colorScheme, width });
        for (const name of ["company", "index", "windows", "estimation_end"])
          await page.fill(`#field-${name}`, "x");
        await page.getByRole("button", { name: "Run study" }).click();
        await page.locator(".error-summary").waitFor();
        expect(await axeViolations(page), `${width}`).toEqual([]);
      }
    });
  });

  test("a story is held against another index without leaving its page", async () => {
    const server = await studyServer();
    const page = await browser.open(`${server.url}/news/1`);
    const section = page.locator("#against");
    const before = await section.locator(".lede").innerText();
    expect(before).toMatch(/^NMRX was (up|down) .* p \d\.\d{3}\./);
    await section.locator("#field-against").fill("HLIO");
    await section.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL("**/news/1?index=HLIO*");
    expect(await section.locator(".lede").innerText()).not.toBe(before);
    await section.getByRole("link", { name: "Study this story" }).click();
    await page.waitForURL("**/studies/new?story=1");
  });
});

/** Has pages stay that would come again every second, for as long as they are looked at. */
async function withoutRefresh(page: Page): Promise<void> {
  await page.route(/\/studies\/\d+$/, async (route) => {
    const answer = await route.fetch();
    const { refresh: _, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers });
  });
}
