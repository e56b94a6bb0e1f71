import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { sendRaw } from "../support/raw.ts";
import { startServer, type TestServer, testAssets } from "../support/server.ts";

let server: TestServer;
let script: string;
let style: string;
beforeAll(async () => {
  server = await startServer();
  const assets = await testAssets();
  script = assets.url("main.ts");
  style = assets.url("main.css");
  return server.close;
});

function fetched(path: string, encodings = "identity") {
  return sendRaw({ port: server.port, path, headers: { "accept-encoding": encodings } });
}

test("the name carries a hash of the content, so a browser may keep it for ever", async () => {
  expect(script).toMatch(/^\/assets\/main-[0-9A-Z]{8}\.js$/);
  expect(style).toMatch(/^\/assets\/main-[0-9A-Z]{8}\.css$/);
  for (const path of [script, style])
    expect((await fetched(path)).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("each kind has its type", async () => {
  expect((await fetched(script)).headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect((await fetched(style)).headers["content-type"]).toBe("text/css; charset=utf-8");
  const icon = (await testAssets()).url("icon.svg");
  expect((await fetched(icon)).headers["content-type"]).toBe("image/svg+xml");
});

describe("a browser that takes it gets it packed", () => {
  test.each([
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
  ])("%s", async (accepted, encoding, unpack) => {
    const plain = await fetched(style);
    const packed = await fetched(style, accepted);
    expect(packed.headers["content-encoding"]).toBe(encoding);
    expect(packed.headers.vary).toContain("Accept-Encoding");
    expect(unpack(packed.body).equals(plain.body)).toBe(true);
    expect(packed.body.length).toBeLessThan(plain.body.length);
  });

  test("and any other gets it plain, told to caches as well", async () => {
    const plain = await fetched(style);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.headers.vary).toContain("Accept-Encoding");
  });
});

test("the page asks for the very files that are served, all from this server", async () => {
  const html = await (await server.get("/")).text();
  // A link to another form of the page is followed by readers, not loaded with it.
  const asked = [...html.matchAll(/<(?:script|link)\b(?! rel="alternate")[^>]*?(?:src|href)="([^"]+)"/g)].map(
    ([, url]) => String(url),
  );
  expect(asked).toContain(script);
  expect(asked).toContain(style);
  for (const url of asked) {
    expect(url).toMatch(/^\/assets\//);
    expect((await fetched(url)).status).toBe(200);
  }
});

test("whatever the styles ask for is served too", async () => {
  const css = (await fetched(style)).text;
  const asked = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map(([, url]) => String(url));
  for (const url of asked.filter((url) => !url.startsWith("data:"))) {
    expect(url).toMatch(/^\/assets\//);
    expect((await fetched(url)).status).toBe(200);
  }
});

test("a name of an older Newsmove is a 404", async () => {
  expect((await fetched("/assets/main-00000000.js")).status).toBe(404);
});

test("a source that is not there is a fault at once", async () => {
  const assets = await testAssets();
  expect(() => assets.url("nowhere.ts")).toThrow("there is no asset nowhere.ts");
});
