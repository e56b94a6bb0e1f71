import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type RequestHandler } from "express";
import { beforeEach, expect, test } from "vitest";
import { htmlOf, sendHtml } from "../../server/web/html.ts";
import { keptPage, rendered } from "../../server/web/kept-page.ts";
import { whenTestEnds } from "../support/cleanup.ts";

let state: string;
let made: number;

beforeEach(() => {
  [state, made] = ["one", 0];
});

/** A page that tells how often it was made. */
const page: RequestHandler = (_request, response) => {
  made += 1;
  const html = htmlOf(`made ${made}`);
  rendered(response, html);
  sendHtml(response, html);
};

async function served(
  handler: RequestHandler,
): Promise<(path: string, init?: RequestInit) => Promise<string>> {
  const app = express();
  app.get(
    "/",
    keptPage(() => state, handler),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenTestEnds(() => server.close());
  const { port } = server.address() as AddressInfo;
  return async (path, init) => (await fetch(`http://127.0.0.1:${port}${path}`, init)).text();
}

test("a page is made once for as long as its state is the same", async () => {
  const get = await served(page);
  expect([await get("/"), await get("/")]).toEqual(["made 1", "made 1"]);
  state = "two";
  expect([await get("/"), await get("/")]).toEqual(["made 2", "made 2"]);
});

test("compressed and plain it is the same page", async () => {
  const get = await served(page);
  const plain = { headers: { "accept-encoding": "identity" } };
  expect([await get("/"), await get("/", plain), await get("/")]).toEqual(["made 1", "made 1", "made 1"]);
});

test("who asks with a query gets a page of their own, which is not kept", async () => {
  const get = await served(page);
  expect([await get("/?q=x"), await get("/"), await get("/?q=x")]).toEqual(["made 1", "made 2", "made 3"]);
});

test("what changes while a page is being made is on the next one", async () => {
  const get = await served((request, response, next) => {
    state = `changed before ${made}`;
    page(request, response, next);
  });
  expect([await get("/"), await get("/")]).toEqual(["made 1", "made 2"]);
});

test("an error is not kept", async () => {
  let fails = true;
  const get = await served((request, response, next) => {
    if (fails) response.status(500).end("failed");
    else page(request, response, next);
  });
  expect(await get("/")).toBe("failed");
  fails = false;
  expect(await get("/")).toBe("made 1");
});
