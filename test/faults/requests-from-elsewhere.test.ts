import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openForReading } from "../../server/db/open.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { type FoundForm, formsOfPages } from "../support/forms.ts";
import { addressOf, filledDatabase, routesOfApp, SAMPLES } from "../support/pages.ts";
import { type RunningServer, startNewsmove } from "../support/process.ts";
import { sendRaw } from "../support/raw.ts";

let server: RunningServer;
let port: number;
let forms: FoundForm[];
beforeAll(async () => {
  server = await startNewsmove({ NEWSMOVE_DB: await filledDatabase(temporaryFolder()) });
  port = Number(new URL(server.url).port);
  forms = await formsOfPages(server.url);
  return () => server.stop("SIGKILL");
});

/** A look at the database that tells whether anything was changed since. */
function changeWatch(): () => boolean {
  const db = openForReading(server.dbPath);
  const before = db.pragma("data_version", { simple: true });
  return () => {
    const isChanged = db.pragma("data_version", { simple: true }) !== before;
    db.close();
    return isChanged;
  };
}

/** Every path that takes something other than reading, with what a page of ours would send there. */
async function writes(): Promise<{ method: string; path: string; body: string }[]> {
  const routes = await routesOfApp();
  return routes.flatMap(({ path, methods }) =>
    methods
      .filter((method) => method !== "get")
      .map((method) => {
        const pattern = RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`);
        const form = forms.find(({ action }) => pattern.test(action));
        return {
          ...{ method: method.toUpperCase(), path: form?.action ?? path.replaceAll(/:\w+/g, "1") },
          body: String(new URLSearchParams(form?.fields ?? {})),
        };
      }),
  );
}

describe("a form sent by another site (CSRF)", () => {
  test.each<[string, Record<string, string>]>([
    ["with its Origin", { origin: "https://evil.example" }],
    ["with what the browser says of it", { "sec-fetch-site": "cross-site" }],
    ["from a page of another port here", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
    ["without an origin", { origin: "null" }],
  ])("%s: every path that changes something refuses it, and nothing is changed", async (_how, headers) => {
    const isChanged = changeWatch();
    const statuses = new Map<string, number>();
    for (const { method, path, body } of await writes()) {
      const type = "application/x-www-form-urlencoded";
      const answer = await sendRaw({
        port,
        method,
        path,
        body,
        headers: { host: `127.0.0.1:${port}`, "content-type": type, ...headers },
      });
      statuses.set(`${method} ${path}`, answer.status);
    }
    expect(statuses.size).toBeGreaterThan(30);
    expect([...statuses].filter(([, status]) => status !== 403)).toEqual([]);
    expect(isChanged()).toBe(false);
  });
});

test("a name of someone else's that leads to this computer (DNS rebinding): no path answers to it", async () => {
  const isChanged = changeWatch();
  const headers = { host: "evil.example", origin: "http://evil.example", "sec-fetch-site": "same-origin" };
  const reads = await Promise.all(Object.keys(SAMPLES).map(addressOf));
  const all = [...reads.map((path) => ({ method: "GET", path, body: "" })), ...(await writes())];
  for (const { method, path, body } of all) {
    const answer = await sendRaw({ port, method, path, body, headers });
    expect({ path, status: answer.status }).toEqual({ path, status: 421 });
    expect(answer.text).not.toMatch(/BABA|Alibaba/);
  }
  expect(isChanged()).toBe(false);
});

describe("a line break in what is sent (header injection)", () => {
  const BREAK = "x\r\nSet-Cookie: injected=1\r\nX-Injected: 1\r\n\r\n<b>";
  const ENCODED = encodeURIComponent(BREAK);

  test("in no address, query, form or file name does it make a header", async () => {
    const { routes, posts } = {
      routes: await routesOfApp(),
      posts: forms.filter(({ method }) => method === "post"),
    };
    const asked = [
      ...routes.map(({ path }) => ({ path: path.replaceAll(/:\w+/g, ENCODED) })),
      ...Object.values(SAMPLES).map((path) => ({
        path: `${path.replace(/\?.*/, "")}?after=${ENCODED}&q=${ENCODED}&file=${ENCODED}&saved=${ENCODED}&backup=${ENCODED}`,
      })),
      ...posts.map(({ action, fields }) => ({
        ...{ method: "POST", path: action },
        body: String(new URLSearchParams(Object.keys(fields).map((name) => [name, BREAK]))),
      })),
      ...posts.flatMap(({ action, fields }) =>
        Object.keys(fields).map((name) => ({
          ...{ method: "POST", path: action },
          body: String(new URLSearchParams({ ...fields, [name]: `${fields[name]}${BREAK}` })),
        })),
      ),
    ];
    const own = {
      host: `127.0.0.1:${port}`,
      origin: server.url,
      "content-type": "application/x-www-form-urlencoded",
    };
    for (const request of asked) {
      const { headers, status } = await sendRaw({ port, ...request, headers: own });
      expect(status).toBeLessThan(500);
      expect(Object.keys(headers).filter((name) => /cookie|injected/.test(name))).toEqual([]);
    }
    expect(asked.length).toBeGreaterThan(200);
  });
});

describe("the password", () => {
  test("is compared in constant time: always two digests of one length, whatever was given", async () => {
    const file = join(temporaryFolder(), "comparisons");
    const guarded = await startNewsmove(
      { NEWSMOVE_HOST: "0.0.0.0", NEWSMOVE_PASSWORD: "correct horse", NEWSMOVE_TEST_COMPARISONS: file },
      { preload: ["comparisons.js"] },
    );
    const url = guarded.url.replace("0.0.0.0", "127.0.0.1");
    const give = async (password: string) => {
      const authorization = `Basic ${Buffer.from(`me:${password}`).toString("base64")}`;
      return (await fetch(url, { headers: { authorization } })).status;
    };
    for (const wrong of ["", "c", "correct hors", "x".repeat(5000)]) expect(await give(wrong)).toBe(401);
    expect(await give("correct horse")).toBe(200);
    expect(readFileSync(file, "utf8").trim().split("\n")).toEqual(Array(5).fill("32 32"));
  });
});
