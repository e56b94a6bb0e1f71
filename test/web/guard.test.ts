import { beforeAll, describe, expect, test } from "vitest";
import { sendRaw } from "../support/raw.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ seeded: true, access: { allowedHosts: ["dashboard.lan"] } });
  return server.close;
});

function withHost(host: string) {
  return sendRaw({ port: server.port, headers: { host } });
}

describe("the name a request is addressed to", () => {
  test.each([
    "127.0.0.1",
    "localhost",
    "LocalHost",
    "[::1]",
    "dashboard.lan",
    "localhost:3000",
    "[::1]:8080",
  ])("%s is ours", async (host) => {
    expect((await withHost(host)).status).toBe(200);
  });

  test.each([
    ...[
      "evil.example",
      "evil.example:3000",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "192.168.0.7",
    ],
    ...["0.0.0.0", "localhost:3000.evil.example", "127.0.0.1@evil.example", "xdashboard.lan"],
  ])("%j is not, whatever it resolves to", async (host) => {
    const answer = await withHost(host);
    expect(answer.status).toBe(421);
    expect(answer.text).toContain("does not answer to the name");
    expect(answer.text).not.toContain("Alibaba");
  });

  test("a foreign name gets nothing at all: no asset, no form taken", async () => {
    const headers = { host: "evil.example", origin: "http://evil.example", "sec-fetch-site": "same-origin" };
    expect((await sendRaw({ port: server.port, path: "/assets/main.js", headers })).status).toBe(421);
    expect((await sendRaw({ port: server.port, method: "POST", path: "/settings", headers })).status).toBe(
      421,
    );
  });

  test("beyond this computer any address will do, but no unknown name", async () => {
    const open = await startServer({ access: { host: "0.0.0.0" } });
    const statusOf = async (host: string) => (await sendRaw({ port: open.port, headers: { host } })).status;
    expect(await statusOf("192.168.0.7:3000")).toBe(200);
    expect(await statusOf("[fe80::1]:3000")).toBe(200);
    expect(await statusOf("evil.example")).toBe(421);
  });
});

const SETTINGS = { theme: "dark", convention: "blue-orange", zone: "UTC" };

async function savedTheme(headers: Record<string, string>): Promise<{ status: number; changed: boolean }> {
  server.db.exec("DELETE FROM settings");
  const answer = await sendRaw({
    ...{ port: server.port, method: "POST", path: "/settings", body: String(new URLSearchParams(SETTINGS)) },
    headers: {
      host: `127.0.0.1:${server.port}`,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
  });
  return { status: answer.status, changed: server.db.prepare("SELECT 1 FROM settings").get() !== undefined };
}

describe("a form from our own page is taken", () => {
  test.each([
    ["by its Origin", () => ({ origin: server.url })],
    ["by what the browser says of it", () => ({ "sec-fetch-site": "same-origin" })],
    ["with no-referrer's null Origin", () => ({ origin: "null", "sec-fetch-site": "same-origin" })],
  ])("%s", async (_how, headers) => {
    expect(await savedTheme(headers())).toEqual({ status: 303, changed: true });
  });
});

describe("a form from elsewhere changes nothing", () => {
  test.each<[string, () => Record<string, string>]>([
    ["another site's Origin", () => ({ origin: "https://evil.example" })],
    ["another port's", () => ({ origin: "http://127.0.0.1:1" })],
    ["the same name over https", () => ({ origin: server.url.replace("http:", "https:") })],
    ["a name that begins like ours", () => ({ origin: `${server.url}.evil.example` })],
    ["a null Origin alone", () => ({ origin: "null" })],
    ["a cross-site request", () => ({ "sec-fetch-site": "cross-site" })],
    ["a same-site one, from another port here", () => ({ "sec-fetch-site": "same-site" })],
    ["an unknown kind of site", () => ({ "sec-fetch-site": "none" })],
    [
      "a cross-site request that claims our Origin",
      () => ({ origin: server.url, "sec-fetch-site": "cross-site" }),
    ],
    ["neither header", () => ({})],
  ])("%s", async (_what, headers) => {
    expect(await savedTheme(headers())).toEqual({ status: 403, changed: false });
  });

  test("the answer says so", async () => {
    const answer = await server.post("/settings", SETTINGS, { origin: "https://evil.example" });
    expect(await answer.text()).toContain("sent from another site, so nothing was changed");
  });
});

describe("headers", () => {
  test("nothing inline, nothing from elsewhere, no frame", async () => {
    const { headers } = await server.get("/");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';" +
        "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers.get("x-frame-options")).toBe("DENY");
  });

  test.each(["/", "/nothing-here", "/listings?q=BABA"])("are on every answer: %s", async (path) => {
    const { headers } = await server.get(path);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("no other page may read what ours hold", async () => {
    const { headers } = await server.get("/", { origin: "https://evil.example" });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
