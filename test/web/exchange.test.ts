import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Exchangeable, exchangeable } from "../../server/web/exchange.ts";
import { whenTestEnds } from "../support/cleanup.ts";

/** Answers with its name; a path of /slow only once it is let. */
function application(name: string) {
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked: string[] = [];
  const listener: RequestListener = async ({ url }, response) => {
    asked.push(String(url));
    if (url === "/slow") await mayAnswer;
    response.end(name);
  };
  return { listener, asked, letAnswer: () => answer() };
}

async function served(app: Exchangeable) {
  const server = createServer(app.handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenTestEnds(() => server.close());
  const { port } = server.address() as AddressInfo;
  return async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

test("what was begun is answered first, what comes meanwhile by the next one", async () => {
  const [old, next] = [application("old"), application("next")];
  const app = exchangeable(old.listener);
  const get = await served(app);
  const begun = get("/slow");
  while (old.asked.length === 0) await sleep(1);
  const steps: string[] = [];
  const exchanged = app.exchange(async (put) => {
    steps.push("exchanged");
    await sleep(20);
    put(next.listener);
  });
  const meanwhile = get("/");
  await sleep(50);
  expect([steps, old.asked, next.asked]).toEqual([[], ["/slow"], []]);
  old.letAnswer();
  await exchanged;
  expect(await Promise.all([begun, meanwhile, get("/")])).toEqual(["old", "next", "next"]);
});

test("an exchange that fails leaves the application, and answers what waits", async () => {
  const app = exchangeable(application("old").listener);
  const get = await served(app);
  const failed = app.exchange(async () => {
    await sleep(20);
    throw new Error("no other");
  });
  const meanwhile = get("/");
  await expect(failed).rejects.toThrow("no other");
  expect(await meanwhile).toBe("old");
});

test("one that is put before the exchange fails stays", async () => {
  const app = exchangeable(application("old").listener);
  const get = await served(app);
  const failed = app.exchange(async (put) => {
    put(application("next").listener);
    throw new Error("later");
  });
  await expect(failed).rejects.toThrow("later");
  expect(await get("/")).toBe("next");
});
