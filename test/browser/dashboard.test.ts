import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

interface ReadChart {
  data: { datasets: [{ data: unknown }] };
  scales: { x: { min: number; max: number } };
}

interface Drawn {
  name: string | null;
  /** What Chart.js holds. */
  data: unknown;
  scale: { min: number; max: number };
  /** Share of the canvas' width where the bar's middle row begins and ends to have ink. */
  inked: [number, number] | null;
  colour: string;
}

/** What each bar of a page shows: the chart's own data, and the pixels it left. */
async function drawnBars(page: Page): Promise<Drawn[]> {
  await page.waitForFunction(() => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>("canvas[data-bar]")];
    return (
      canvases.length > 0 &&
      canvases.every((canvas) =>
        canvas
          .getContext("2d")
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((byte) => byte > 0),
      )
    );
  });
  const script = await page.locator("script[type=module]").getAttribute("src");
  // As text, since the test's own build would rewrite an import that is meant for the page.
  await page.evaluate(
    `import("${script}").then(({ drawing }) => drawing).then(({ Chart }) => { globalThis.Chart = Chart; })`,
  );
  return page.evaluate(() => {
    const { Chart } = globalThis as unknown as { Chart: { getChart(canvas: HTMLCanvasElement): ReadChart } };
    return [...document.querySelectorAll<HTMLCanvasElement>("canvas[data-bar]")].map((canvas) => {
      const chart = Chart.getChart(canvas);
      const { width } = canvas;
      const row = Math.round((13 * canvas.height) / canvas.clientHeight);
      const pixels = canvas.getContext("2d")?.getImageData(0, row, width, 1).data ?? new Uint8ClampedArray();
      const colours = Array.from({ length: width }, (_, x) => [...pixels.slice(4 * x, 4 * x + 4)].join());
      const counts = new Map<string, number>();
      for (const colour of colours)
        if (!colour.endsWith(",0")) counts.set(colour, (counts.get(colour) ?? 0) + 1);
      const [colour = ""] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
      const inked = colours.flatMap((other, x) => (other === colour ? [x / width] : []));
      return {
        name: canvas.getAttribute("aria-label"),
        data: chart.data.datasets[0].data,
        scale: { min: chart.scales.x.min, max: chart.scales.x.max },
        inked: inked.length > 0 ? ([inked[0], inked.at(-1)] as [number, number]) : null,
        colour,
      };
    });
  });
}

/** Where zero lies on the canvas, as a share of its width, with 8 px of padding at either side. */
function zeroAt({ min, max }: Drawn["scale"], width: number): number {
  return (8 + ((width - 16) * -min) / (max - min)) / width;
}

describeInBrowser("the dashboard", (browser) => {
  const cases = [
    { width: 1440, colorScheme: "light", gain: "31,102,173,255", loss: "168,78,8,255" },
    { width: 1440, colorScheme: "dark", gain: "106,174,242,255", loss: "240,154,78,255" },
    { width: 390, colorScheme: "light", gain: "31,102,173,255", loss: "168,78,8,255" },
    { width: 390, colorScheme: "dark", gain: "106,174,242,255", loss: "240,154,78,255" },
  ] as const;

  test.each(cases)(
    "Alibaba +3% and Meta −1% stand as bars from one zero: $width px, $colorScheme",
    async ({ width, colorScheme, gain, loss }) => {
      const server = await startServer({ seeded: true });
      const page = await browser.open(`${server.url}/`, { width, colorScheme });
      const [alibaba, meta] = await drawnBars(page);
      if (!alibaba || !meta) throw new Error("two bars are expected");
      const canvasWidth = await page
        .locator("canvas[data-bar]")
        .first()
        .evaluate((canvas) => canvas.clientWidth);

      expect(alibaba.name).toContain("Alibaba (BABA): reported +3%");
      expect(JSON.stringify(alibaba.data)).toContain("3");
      expect(JSON.stringify(meta.data)).toContain("-1");
      expect(meta.scale).toEqual(alibaba.scale);
      expect([alibaba.colour, meta.colour]).toEqual([gain, loss]);
      // The gain begins at zero and goes right, the loss goes left of it, three to one in length.
      const zero = zeroAt(alibaba.scale, canvasWidth);
      expect(alibaba.inked?.[0]).toBeCloseTo(zero, 1);
      expect(meta.inked?.[1]).toBeCloseTo(zero, 1);
      const lengths = [alibaba, meta].map(({ inked }) => (inked ? inked[1] - inked[0] : 0));
      expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(3, 0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    },
  );

  test("without JavaScript the figures stand as text and as a table", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/`, { javaScript: false });
    const text = await page.locator("main").innerText();
    expect(text).toContain("+3%");
    expect(text).toContain("\u22121%");
    expect(text).toContain("Not checked: no prices yet");
    expect(await page.locator("main table").count()).toBe(1);
  });

  test("the colours of a convention reach the bars", async () => {
    const server = await startServer({ seeded: true });
    await server.post("/settings", { theme: "light", convention: "red-green", zone: "Europe/Berlin" });
    const page = await browser.open(`${server.url}/`, { colorScheme: "dark" });
    const [alibaba, meta] = await drawnBars(page);
    expect([alibaba?.colour, meta?.colour]).toEqual(["189,45,40,255", "21,115,71,255"]);
  });

  test("hover and focus show the quote, Escape hides it, the bar leads to the story", async () => {
    const server = await startServer({ seeded: true });
    const page = await browser.open(`${server.url}/`);
    const quote = page
      .getByText("Alibaba jumped 3% at one time in premarket trading while Meta fell 1%")
      .first();
    expect(await quote.isVisible()).toBe(false);
    await page.locator("[data-move-link]").first().hover();
    await quote.waitFor({ state: "visible" });
    await page.keyboard.press("Escape");
    await quote.waitFor({ state: "hidden" });
    await page.locator("[data-move-link]").first().click();
    await page.waitForURL("**/news/1*");
  });

  test("j and k go from story to story, ? lists the keys, and nothing happens while somebody types", async () => {
    const server = await startServer({ seeded: true });
    makeMove(server.db, {
      newsId: makeNews(server.db, { title: "An older story", published: { date: "2025-12-01" } }).id,
    });
    const page = await browser.open(`${server.url}/`);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toContain(
      "An older story",
    );
    await page.keyboard.press("k");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toContain(
      "Alibaba Jumps 3%",
    );
    await page.keyboard.press("?");
    expect(await page.locator("dialog[open]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.goto(`${server.url}/notes/new`);
    await page.locator("#field-listing").focus();
    await page.keyboard.type("n");
    expect(page.url()).toContain("/notes/new");
  });

  test("markup in every text field is text on every page", async () => {
    const server = await startServer({ seeded: true });
    const evil = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;
    const listing = makeListing(server.db, { companyName: evil, ticker: "EVIL" });
    const news = makeNews(server.db, {
      title: evil,
      publisher: evil,
      creditedSource: evil,
      author: evil,
      url: `https://example.com/${evil}`,
      language: evil,
    });
    makeMove(server.db, { newsId: news.id, listing, quote: `${evil} 3%`, subject: evil });
    server.db.prepare("INSERT INTO topics (name) VALUES (?)").run(evil);
    server.db.prepare("INSERT INTO news_topics SELECT ?, id FROM topics WHERE name = ?").run(news.id, evil);
    const fields = {
      submission_key: evil,
      from: evil,
      zone: "America/New_York",
      listing: "EVIL",
      price: "1.5",
      price_kind: "last",
      date: "2025-12-10",
      time: "08:05",
      text: evil,
      about: `news-${news.id}`,
    };
    await server.post("/notes", fields);
    for (const path of [
      "/",
      "/news",
      `/news/${news.id}`,
      "/companies",
      "/companies/EVIL",
      "/notes",
      "/notes/new?move=3",
      "/notes/1/edit",
    ]) {
      const page = await browser.open(server.url + path);
      page.on("dialog", () => expect.fail(`a dialog opened on ${path}`));
      expect(await page.locator("img[src=x]").count(), path).toBe(0);
      expect(await page.locator("script:not([type='application/json']):not([src])").count(), path).toBe(0);
      if (path !== "/companies")
        expect(await page.locator("body").innerHTML(), path).toContain("&lt;img src=x");
    }
  });
});
