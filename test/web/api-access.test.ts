import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tokensStore } from "../../server/settings/tokens-store.ts";
import { NOW } from "../support/db.ts";
import { sendRaw } from "../support/raw.ts";
import { startServer, type TestServer } from "../support/server.ts";

const NOTES = "/api/v1/notes";
const NOTE = JSON.stringify({
  ...{ listing: "BABA", price: 161.7, price_kind: "last", observed_at: "2025-12-10T13:05:00Z" },
});

interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
}

function asking(server: TestServer) {
  return ({ method = "GET", path = NOTES, headers = {} }: Asked = {}) =>
    sendRaw({
      ...{ port: server.port, method, path },
      ...(method === "POST" ? { body: NOTE } : {}),
      headers: { host: `127.0.0.1:${server.port}`, "content-type": "application/json", ...headers },
    });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe("on this computer, without a password", () => {
  let server: TestServer;
  let ask: ReturnType<typeof asking>;
  let token: string;
  beforeAll(async () => {
    server = await startServer({ seeded: true });
    ask = asking(server);
    token = tokensStore(server.db).make("notebook", NOW.toISOString()).token;
    return server.close;
  });

  test("a program may read and write as it is", async () => {
    expect((await ask()).status).toBe(200);
    expect((await ask({ method: "POST" })).status).toBe(201);
  });

  test("so may our own pages", async () => {
    for (const headers of [{ "sec-fetch-site": "same-origin" }, { origin: server.url }])
      expect((await ask({ method: "POST", headers })).status).toBe(201);
  });

  test("an address typed by hand is read", async () => {
    expect((await ask({ headers: { "sec-fetch-site": "none" } })).status).toBe(200);
    expect((await ask({ method: "POST", headers: { "sec-fetch-site": "none" } })).status).toBe(403);
  });

  describe.each<[string, Record<string, string>]>([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site, an old browser", { origin: "https://evil.example" }],
    ["another port here", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
    ["a page without an origin", { origin: "null" }],
    ["a link, or a picture, of another site", { "sec-fetch-site": "cross-site" }],
    ["an extension", { origin: "chrome-extension://x", "sec-fetch-site": "none" }],
  ])("%s", (_what, from) => {
    test.each(["GET", "POST"])("is refused %s without a token, and told why", async (method) => {
      const { status, text, headers } = await ask({ method, headers: from });
      expect(status).toBe(403);
      expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
      expect(JSON.parse(text).detail).toContain("from another site without a token");
      expect(text).not.toContain("161.7");
    });

    test.each(["GET", "POST"])("may %s with one", async (method) => {
      const { status, headers } = await ask({ method, headers: { ...from, ...bearer(token) } });
      expect(status).toBe(method === "GET" ? 200 : 201);
      expect(headers["access-control-allow-origin"]).toBe(from.origin);
    });

    test("may not with one that is none", async () => {
      const { status } = await ask({ headers: { ...from, ...bearer(`${token}x`) } });
      expect(status).toBe(401);
    });
  });

  test("nothing changes the rule by letter case, slashes or a method", async () => {
    const from = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    for (const path of ["/API/v1/notes", "/api/v1/notes/", "/api/v1/nothing", "/api"])
      expect((await ask({ path, headers: from })).status, path).toBe(403);
    for (const method of ["PUT", "DELETE", "PATCH", "HEAD"])
      expect((await ask({ method, path: `${NOTES}/1`, headers: from })).status, method).toBe(403);
  });

  test("what a browser asks beforehand is answered without a token, under /api alone", async () => {
    const headers = {
      ...{ origin: "https://notebook.example", "access-control-request-method": "PUT" },
      "access-control-request-headers": "authorization,content-type",
    };
    const answer = await ask({ method: "OPTIONS", headers });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": "https://notebook.example",
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": "Authorization, Content-Type, Idempotency-Key",
      vary: "Origin",
    });
    expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
    const page = await ask({ method: "OPTIONS", path: "/notes", headers });
    expect(page.status).toBe(405);
    expect(page.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("a token opens the API, not the forms", async () => {
    const headers = { origin: "https://notebook.example", ...bearer(token) };
    expect((await ask({ method: "POST", path: "/settings", headers })).status).toBe(403);
  });

  test("a name that is not ours gets nothing, token or not", async () => {
    const { status, text } = await ask({ headers: { host: "evil.example", ...bearer(token) } });
    expect(status).toBe(421);
    expect(text).toContain("does not answer to the name");
  });

  test.each(["wrong", "", " ", "nm_", "a".repeat(5000), "x y"])(
    "a program that shows %j is told that it is none",
    async (shown) => {
      const { status } = await ask({ headers: bearer(shown) });
      // An empty one is none shown.
      expect(status).toBe(shown.trim() === "" || shown === "x y" ? 200 : 401);
    },
  );
});

describe("where a password is set", () => {
  let server: TestServer;
  let ask: ReturnType<typeof asking>;
  let token: string;
  beforeEach(async () => {
    server = await startServer({ seeded: true, access: { host: "0.0.0.0", password: "épais" } });
    ask = asking(server);
    token = tokensStore(server.db).make("notebook", NOW.toISOString()).token;
  });

  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`me:${password}`).toString("base64")}`,
  });

  test("a program gives the password or a token", async () => {
    expect((await ask()).status).toBe(401);
    expect((await ask({ headers: basic("épais") })).status).toBe(200);
    expect((await ask({ headers: bearer(token) })).status).toBe(200);
    expect((await ask({ method: "POST", headers: bearer(token) })).status).toBe(201);
  });

  test("what is missing is told in JSON", async () => {
    const { headers, text } = await ask();
    expect(headers["www-authenticate"]).toContain("Basic");
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(text).status).toBe(401);
  });

  test("a token opens no page", async () => {
    expect((await ask({ path: "/notes", headers: bearer(token) })).status).toBe(401);
  });

  test("wrong tokens lock nobody out, wrong passwords wait, and a token does not wait for them", async () => {
    for (let i = 0; i < 10; i++) expect((await ask({ headers: bearer(`wrong-${i}`) })).status).toBe(401);
    expect((await ask({ headers: basic("épais") })).status).toBe(200);
    for (let i = 0; i < 5; i++) await ask({ headers: basic("wrong") });
    expect((await ask({ headers: basic("épais") })).status).toBe(429);
    expect((await ask({ headers: bearer(token) })).status).toBe(200);
  });

  test("the password does not open the API to a page of another site", async () => {
    const headers = { ...basic("épais"), origin: "https://evil.example" };
    expect((await ask({ headers })).status).toBe(403);
  });

  test("one taken back lets nobody in", async () => {
    tokensStore(server.db).revoke(1, NOW.toISOString());
    expect((await ask({ headers: bearer(token) })).status).toBe(401);
  });
});
