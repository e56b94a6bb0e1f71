import type { Page } from "playwright-core";

/** The colour ("red,green,blue,alpha") that the canvas of a bar has where a value of its scale stands, so many pixels from the top. */
export async function colourAt(page: Page, bar: string, value: number, y: number): Promise<string> {
  await page.locator(bar).first().scrollIntoViewIfNeeded();
  const script = await page.locator("script[type=module]").getAttribute("src");
  // As text, since the test's own build would rewrite an import that is meant for the page.
  await page.evaluate(`import("${script}").then(({ Chart }) => { globalThis.Chart = Chart; })`);
  await page.waitForFunction((selector) => {
    const { Chart } = globalThis as unknown as { Chart: { getChart(canvas: Element | null): unknown } };
    return Chart.getChart(document.querySelector(selector)) !== undefined;
  }, bar);
  return page.evaluate(
    ({ bar, value, y }) => {
      type X = { getPixelForValue(value: number): number };
      const { Chart } = globalThis as unknown as {
        Chart: { getChart(canvas: Element): { scales: { x: X } } };
      };
      const canvas = document.querySelector<HTMLCanvasElement>(bar);
      if (!canvas) return "";
      const ratio = canvas.width / canvas.clientWidth;
      const x = Chart.getChart(canvas).scales.x.getPixelForValue(value);
      const data = canvas
        .getContext("2d")
        ?.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data;
      return [...(data ?? [])].join();
    },
    { bar, value, y },
  );
}
