import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSER_HINT, browserRequired, findBrowser } from "./find-browser.ts";

export interface PageOptions {
  /** Of the window, in CSS pixels. Default 1440 × 900. */
  width?: number;
  height?: number;
  /** What the computer prefers. Default light. */
  colorScheme?: "light" | "dark";
  /** Default true. */
  javaScript?: boolean;
  /** IANA zone of the browser. Default UTC. */
  zone?: string;
}

export interface TestBrowser {
  /** Opens an address in a window with a fresh profile; it closes when the test ends. */
  open(url: string, options?: PageOptions): Promise<Page>;
}

const QUIET = [
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-features=MediaRouter,OptimizationHints,Translate",
  "--no-first-run",
  "--no-default-browser-check",
];

/**
 * Tests in a real Chromium; skipped where there is none, failed there when NEWSMOVE_BROWSER_TESTS is
 * "required". Every test also fails on an error on the console, a script error, a part of a page
 * that could not be loaded, and a request to any other host.
 */
export function describeInBrowser(name: string, tests: (browser: TestBrowser) => void): void {
  const program = findBrowser();
  if (program === null && browserRequired()) {
    test(`${name}: a browser is required`, () => expect.fail(BROWSER_HINT));
    return;
  }
  describe.skipIf(program === null)(name, () => {
    const contexts: BrowserContext[] = [];
    let faults: string[] = [];
    let browser: Browser;

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: program ?? "",
        args: [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
      });
    });
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      const found = faults;
      faults = [];
      expect(found, "faults seen in the browser").toEqual([]);
    });
    afterAll(() => browser?.close());

    tests({
      async open(url, options = {}) {
        const context = await browser.newContext(contextOptions(options));
        contexts.push(context);
        watch(context, new URL(url).origin, faults);
        const page = await context.newPage();
        await page.goto(url);
        return page;
      },
    });
  });
}

function contextOptions({ width, height, colorScheme, javaScript, zone }: PageOptions) {
  return {
    viewport: { width: width ?? 1440, height: height ?? 900 },
    colorScheme: colorScheme ?? "light",
    javaScriptEnabled: javaScript ?? true,
    timezoneId: zone ?? "UTC",
    locale: "en-GB",
    reducedMotion: "reduce",
  } as const;
}

function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$|^wss?:$/.test(protocol) && asked !== origin) faults.push(`asked ${request.url()}`);
  });
  context.on("response", (response) => {
    // A page may well be a 404 or a 422; what a page is made of must all be there.
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      faults.push(`${response.status()} for ${response.url()}`);
  });
  context.on("console", (message) => {
    // Chromium says this of every answer over 399, pages included; the parts are watched above.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`script: ${error.error().stack ?? error.error().message}`));
}
