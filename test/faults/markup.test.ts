import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { describeInBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { makeListing } from "../support/factories.ts";
import { formsOfPages } from "../support/forms.ts";
import { putEverywhere } from "../support/hostile-text.ts";
import { addressOf, filledDatabase, NOT_PAGES, routesOfApp, SAMPLES } from "../support/pages.ts";
import { sendRaw } from "../support/raw.ts";
import { send } from "../support/see.ts";
import { startServer, type TestServer } from "../support/server.ts";

const SHORT = '"><b class=foreign>';
const MARKUP = `x'"></textarea></option><script>alert(1)</script><img class=foreign src=x onerror=alert(2)><svg onload=alert(3)>`;

let server: TestServer;
let filled: string[];
beforeAll(async () => {
  const path = await filledDatabase(temporaryFolder());
  const db = openDatabase(path);
  makeListing(db, { ticker: "<b class=foreign>", companyName: MARKUP });
  filled = putEverywhere(db, [MARKUP, SHORT]);
  db.close();
  server = await startServer({ path });
  await send(server, "/data/backups");
  return server.close;
});

test("markup stands in every field a person can fill", () => {
  expect(filled).toEqual(
    expect.arrayContaining([
      ...["companies.name", "news_items.title", "news_items.publisher", "news_items.author", "topics.name"],
      ...[
        "reported_moves.subject",
        "reported_moves.quote",
        "price_notes.text",
        "studies.name",
        "imports.file_name",
      ],
      ...["refused_rows.raw", "company_aliases.name"],
    ]),
  );
});

test("what is no page says what it is, so that no browser takes it for one", async () => {
  for (const [path, type] of Object.entries(NOT_PAGES)) {
    const { headers, text } = await sendRaw({ port: server.port, path: await addressOf(path) });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-type"]).toBe(type);
    if (/xml/.test(type)) expect(text).not.toMatch(/<(script|img|b)\b/);
  }
});

/** What a page has that no template of ours puts there. */
function foreignNodes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter(
        (node) =>
          node.classList.contains("foreign") ||
          [...node.attributes].some(({ name }) => name.startsWith("on")) ||
          (node.localName === "script" &&
            !node.hasAttribute("src") &&
            node.getAttribute("type") !== "application/json"),
      )
      .map((node) => node.outerHTML.slice(0, 200)),
  );
}

const PAGES = Object.keys(SAMPLES).filter((path) => !(path in NOT_PAGES));

describeInBrowser(
  "in a browser no markup that was typed becomes a part of a page, nor opens a dialog",
  (browser) => {
    async function opened(): Promise<{ page: Page; dialogs: string[] }> {
      const page = await browser.open(`${server.url}/settings`);
      const dialogs: string[] = [];
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      return { page, dialogs };
    }

    test("stored: every page there is", { timeout: 300_000 }, async () => {
      const { page, dialogs } = await opened();
      let seen = 0;
      for (const path of PAGES) {
        const answer = await page.goto(server.url + (await addressOf(path)));
        expect({ path, status: answer?.status(), foreign: await foreignNodes(page) }).toEqual({
          path,
          status: 200,
          foreign: [],
        });
        if ((await page.locator("body").textContent())?.includes("class=foreign")) seen += 1;
      }
      expect(dialogs).toEqual([]);
      expect(seen, "on most pages it is shown as the text it is").toBeGreaterThan(12);
      expect(server.log).toEqual([]);
    });

    test("reflected: in the address and query of every page", { timeout: 300_000 }, async () => {
      const { page, dialogs } = await opened();
      const forms = await formsOfPages(server.url);
      const names = [
        ...new Set([
          "q",
          "after",
          "sort",
          "file",
          "backup",
          ...forms.flatMap(({ fields }) => Object.keys(fields)),
        ]),
      ];
      const query = names
        .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(MARKUP)}`)
        .join("&");
      for (const path of PAGES) {
        const address = path.includes(":") ? path.replaceAll(/:\w+/g, encodeURIComponent(MARKUP)) : path;
        await page.goto(`${server.url}${address}?${query}`);
        expect({ path, foreign: await foreignNodes(page) }).toEqual({ path, foreign: [] });
      }
      expect(dialogs).toEqual([]);
    });

    test("reflected: in every field of every form, as it comes back", { timeout: 300_000 }, async () => {
      const { page, dialogs } = await opened();
      const forms = await formsOfPages(server.url);
      for (const { action, fields, isUpload } of forms.filter(({ method }) => method === "post")) {
        await page.goto(`${server.url}/settings`);
        await Promise.all([
          page.waitForNavigation(),
          page.evaluate(
            ([to, names, markup, type]) => {
              const form = document.createElement("form");
              Object.assign(form, { method: "post", action: to, enctype: type });
              for (const name of names as string[]) {
                const field = document.createElement("input");
                Object.assign(field, { type: "hidden", name, value: markup });
                form.append(field);
              }
              document.body.append(form);
              form.submit();
            },
            [
              action,
              Object.keys(fields),
              MARKUP,
              isUpload ? "multipart/form-data" : "application/x-www-form-urlencoded",
            ],
          ),
        ]);
        expect({ action, foreign: await foreignNodes(page) }).toEqual({ action, foreign: [] });
      }
      expect(dialogs).toEqual([]);
      // The clock stands still here, and a second backup of one moment has no name of its own.
      expect(server.log.filter((line) => !line.includes("there is such a file already"))).toEqual([]);
    });
  },
);

test("an address that runs a script is refused as the address of a story", async () => {
  const form = (await formsOfPages(server.url)).find(({ action }) => action === "/news");
  for (const url of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " javascript:alert(1)",
  ]) {
    const answer = await server.post("/news", { ...form?.fields, title: "T", publisher: "P", url });
    expect({ url, status: answer.status }).toEqual({ url, status: 422 });
  }
  expect((await routesOfApp()).some(({ path }) => path === "/news")).toBe(true);
});
