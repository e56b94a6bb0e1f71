import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { type StudyServer, studyServer } from "../studies/study-server.ts";
import { describeInBrowser } from "../support/browser.ts";
import { makeStudy, runHere } from "../support/study.ts";

const PATH = "canvas[data-path]";

interface Drawn {
  lines: { label: string; points: (number | null)[]; colour: string }[];
  width: number;
}

/** What the path's chart draws. */
async function drawnPath(page: Page): Promise<Drawn> {
  const script = await page.locator("script[type=module]").getAttribute("src");
  await page.evaluate(
    `import("${script}").then(({ drawing }) => drawing).then(({ Chart }) => { globalThis.Chart = Chart; })`,
  );
  await page.waitForFunction(() => "Chart" in globalThis);
  return page.evaluate((selector) => {
    type Line = { label: string; data: { y: number }[] };
    type Meta = { dataset: { options: { borderColor: string } } };
    type Shown = { data: { datasets: Line[] }; width: number; getDatasetMeta(i: number): Meta };
    const { Chart } = globalThis as unknown as { Chart: { getChart(canvas: Element | null): Shown } };
    const chart = Chart.getChart(document.querySelector(selector));
    return {
      width: chart.width,
      lines: chart.data.datasets.map(({ label, data }, i) => ({
        label,
        points: data.map(({ y }) => (Number.isNaN(y) ? null : y)),
        colour: chart.getDatasetMeta(i).dataset.options.borderColor,
      })),
    };
  }, PATH);
}

/** The colour ("red,green,blue,alpha") of the canvas a little under the upper edge of the band, two sessions after the story. */
async function colourInBand(page: Page): Promise<string> {
  await drawnPath(page);
  return page.evaluate((selector) => {
    type Scale = { getPixelForValue(value: number): number };
    type Shown = { scales: { x: Scale; y: Scale } };
    const { Chart } = globalThis as unknown as { Chart: { getChart(canvas: Element | null): Shown } };
    const canvas = document.querySelector<HTMLCanvasElement>(selector);
    const { taus, band } = JSON.parse(document.querySelector("#path-data")?.textContent ?? "");
    const { x, y } = Chart.getChart(canvas).scales;
    const [low, high] = band[taus.indexOf(2)];
    const ratio = (canvas?.width ?? 0) / (canvas?.clientWidth ?? 1);
    const at = [x.getPixelForValue(2), y.getPixelForValue(high - (high - low) / 8)].map((px) => px * ratio);
    return [...(canvas?.getContext("2d")?.getImageData(at[0] ?? 0, at[1] ?? 0, 1, 1).data ?? [])].join();
  }, PATH);
}

/** The figures of a column of the path's table, as numbers. */
async function columnOf(page: Page, column: number): Promise<number[]> {
  const cells = page.locator(`.study-path tbody td:nth-of-type(${column})`);
  return (await cells.allTextContents()).map((text) => Number(text.replace("−", "-").replace("+", "")));
}

describeInBrowser("the path of a study", (browser) => {
  let server: StudyServer;
  beforeAll(async () => {
    server = await studyServer();
    await runHere(server.db, makeStudy(server.db));
    return server.close;
  });

  test.each([
    ["light", "rgb(28, 26, 23)", "rgb(170, 160, 143)"],
    ["dark", "rgb(239, 236, 229)", "rgb(108, 101, 88)"],
  ] as const)(
    "is drawn with its mean in ink before the single events, as its table has it: %s",
    async (colorScheme, ink, event) => {
      const page = await browser.open(`${server.url}/studies/1`, { colorScheme });
      const { lines } = await drawnPath(page);
      expect(lines.map(({ label, colour }) => [label, colour])).toEqual([
        ["mean", ink],
        ["event 1", event],
        ["event 2", event],
      ]);
      await page.locator(".study-path summary").click();
      const table = await columnOf(page, 2);
      expect(table).toHaveLength(11);
      for (const [i, value] of table.entries()) expect(lines[0]?.points[i]).toBeCloseTo(value, 1);
    },
  );

  test("lies in its band, and is drawn anew when the theme changes", async () => {
    const page = await browser.open(`${server.url}/studies/1`, { colorScheme: "light" });
    expect(await colourInBand(page)).toBe("230,223,208,255");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => colourInBand(page)).toBe("55,51,44,255");
  });

  test("says in its name what it shows", async () => {
    const page = await browser.open(`${server.url}/studies/1`);
    const name = await page.locator(PATH).getAttribute("aria-label");
    expect(name).toMatch(/^Mean cumulative abnormal return: .* at −5, .* at 0, .* at \+5\.$/);
  });

  test("is drawn anew for paper, and for the window after", async () => {
    const page = await browser.open(`${server.url}/studies/1`);
    const { width } = await drawnPath(page);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect((await drawnPath(page)).width).toBe(680);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect((await drawnPath(page)).width).toBe(width);
  });
});
