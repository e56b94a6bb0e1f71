import { beforeEach, expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";

describeInBrowser("tokens for programs", (browser) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer({ seeded: true });
  });

  test("with the keyboard: name one, make it, copy it, take it back", async () => {
    const page = await browser.open(`${server.url}/settings`);
    await page.getByLabel("What a new token is for").focus();
    await page.keyboard.type("my notebook");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings?token=1#tokens");
    const token = await page.locator(".token-text").innerText();
    const ask = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/notes`, { headers: { ...headers, authorization: `Bearer ${token}` } });
    expect((await ask({ origin: "https://notebook.example" })).status).toBe(200);
    await page.reload();
    expect(await page.locator(".token-text").count()).toBe(0);
    await page.getByRole("button", { name: "Take back the token my notebook" }).press("Enter");
    await page.waitForURL("**/settings?revoked=1#tokens");
    expect(await page.locator(".token-list").count()).toBe(0);
    expect((await ask({})).status).toBe(401);
  });

  test("without a name the message stands at the field, and the summary leads there", async () => {
    const page = await browser.open(`${server.url}/settings`, { javaScript: false });
    await page.getByRole("button", { name: "Make a token" }).click();
    await page.locator('.error-summary a[href="#field-token_name"]').waitFor();
    expect(await page.locator("#error-token_name").innerText()).toContain("Say what the token is for");
  });

  test.each([
    [1440, "light"],
    [390, "dark"],
  ] as const)(
    "axe finds nothing at %i pixels, %s, with a token shown and others kept",
    async (width, scheme) => {
      await server.post("/settings/tokens", { token_name: "spreadsheet of the weekend" });
      const made = await server.post("/settings/tokens", { token_name: "my notebook" });
      const address = server.url + (made.headers.get("location") ?? "");
      const page = await browser.open(address, { width, colorScheme: scheme });
      expect(await page.locator(".token-text").count()).toBe(1);
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});
