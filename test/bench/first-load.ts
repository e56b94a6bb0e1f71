import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import { BROWSER_HINT, findBrowser } from "../support/find-browser.ts";
import { type Figure, median } from "./figure.ts";

const ROUNDS = 9;

interface Loaded {
  /** As they came over the wire, compressed, heads included. */
  bytes: number;
  /** Largest contentful paint, in ms after the navigation began. */
  paint: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** First loads of a page in a fresh browser profile, beside a static page of as many bytes. */
export async function firstLoads(url: string): Promise<Figure[]> {
  const program = findBrowser();
  if (program === null) throw new Error(BROWSER_HINT);
  const browser = await chromium.launch({
    executablePath: program,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  let still: Server | null = null;
  try {
    const { bytes } = await firstLoad(browser, url);
    still = await serveText(bytes);
    const { port } = still.address() as AddressInfo;
    const rounds: { ours: Loaded; theirs: Loaded }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({
        ours: await firstLoad(browser, url),
        theirs: await firstLoad(browser, `http://127.0.0.1:${port}/`),
      });
    return [
      {
        what: "GET / with all its parts",
        ...{ value: bytes / 1024, unit: "KB", mark: { is: "at most", number: 150 } },
      },
      {
        what: `largest contentful paint, median of ${ROUNDS}`,
        ...{ value: median(rounds.map(({ ours }) => ours.paint)), unit: "ms" },
        against: { what: "static page", value: median(rounds.map(({ theirs }) => theirs.paint)) },
        mark: { is: "at most", number: 2 },
      },
      {
        what: "layout shift, the most",
        ...{ value: Math.max(...rounds.map(({ ours }) => ours.shift)), unit: "" },
        mark: { is: "at most", number: 0 },
      },
    ];
  } finally {
    still?.close();
    await browser.close();
  }
}

async function firstLoad(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  let bytes = 0;
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url, { waitUntil: "networkidle" });
  const paints = await noted(page, "largest-contentful-paint");
  const shifts = await noted(page, "layout-shift");
  await context.close();
  return {
    bytes,
    paint: paints.at(-1)?.startTime ?? Number.NaN,
    shift: shifts.reduce((sum, { value = 0 }) => sum + value, 0),
  };
}

/** What the browser has noted down of its own painting of the page. */
function noted(page: Page, type: string): Promise<{ startTime: number; value?: number }[]> {
  return page.evaluate(
    (asked) =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.toJSON()))).observe({
          ...{ type: asked, buffered: true },
        });
        // Where there was none, nothing is told.
        setTimeout(() => resolve([]), 300);
      }),
    type,
  );
}

/** A page of plain words, as long as it takes. */
async function serveText(bytes: number): Promise<Server> {
  const start = "<!doctype html><html lang='en'><title>Words</title><p>";
  const html = `${start}${"word ".repeat(Math.max(1, (bytes - start.length) / 5))}`;
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
