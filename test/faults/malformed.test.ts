import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { formsOfPages } from "../support/forms.ts";
import { sendBytes } from "../support/hostile-client.ts";
import { hostileRequest } from "../support/hostile-requests.ts";
import { textsIn } from "../support/kept-files.ts";
import { type MeasuredServer, startMeasured } from "../support/memory.ts";
import { filledDatabase, routesOfApp } from "../support/pages.ts";

const REQUESTS = 20_000;
/** By then every path has been asked, and what is remembered is remembered. */
const WARM_UP = 4_000;
const AT_ONCE = 8;
const MB = 1024 * 1024;

test("20,000 malformed requests: no fault of ours, no crash, memory comes back, and others are answered meanwhile", {
  timeout: 900_000,
}, async () => {
  const server = await startMeasured({ NEWSMOVE_DB: await filledDatabase(temporaryFolder()) });
  const port = Number(new URL(server.url).port);
  const targets = { port, routes: await routesOfApp(), forms: await formsOfPages(server.url) };
  const requests = fc.sample(hostileRequest(targets), { numRuns: REQUESTS, seed: 1 });
  const other = answeredMeanwhile(server);
  const statuses = new Map<number | null, number>();
  const faults: string[] = [];
  const sendAll = async (some: typeof requests) => {
    const left = [...some].values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const { bytes } of left) {
          const status = await sendBytes(port, bytes);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status !== null && status >= 500) faults.push(`${status}: ${bytes.toString("utf8", 0, 500)}`);
        }
      }),
    );
  };

  await sendAll(requests.slice(0, WARM_UP));
  const before = await server.memory();
  await sendAll(requests.slice(WARM_UP));
  const after = await settledMemory(server, before.rss + 50 * MB);
  expect(faults).toEqual([]);
  expect(after.rss - before.rss).toBeLessThan(50 * MB);
  expect((await other.stop()).answers, "as long as they lasted, others were answered").toBeGreaterThan(10);
  const asked = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  expect(asked).toBe(REQUESTS);
  expect(statuses.get(null) ?? 0, "nearly all are answered").toBeLessThan(REQUESTS / 20);
  expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  textsIn(server.dbPath);
});

/** Memory that is only let go of after a while has some seconds for it. */
async function settledMemory(server: MeasuredServer, enough: number) {
  let memory = await server.memory();
  for (let n = 0; n < 10 && memory.rss > enough; n++) {
    await sleep(1000);
    memory = await server.memory();
  }
  return memory;
}

/** A reader who opens pages all the time, each within ten seconds. */
function answeredMeanwhile({ url }: { url: string }) {
  let isOver = false;
  let answers = 0;
  const reading = (async () => {
    while (!isOver) {
      for (const path of ["/settings", "/companies", "/api/v1/listings"]) {
        const answer = await fetch(url + path, { signal: AbortSignal.timeout(10_000) });
        expect(answer.status).toBe(200);
        await answer.text();
        answers += 1;
      }
      await sleep(100);
    }
  })();
  // It is waited for at the end.
  reading.catch(() => {});
  return {
    async stop() {
      isOver = true;
      await reading;
      return { answers };
    },
  };
}

describe("200 connections that send a byte now and then", () => {
  test("others are answered meanwhile, and each is closed after a while", async () => {
    const server = await startMeasured();
    const port = Number(new URL(server.url).port);
    const slow = Array.from({ length: 200 }, () => slowConnection(port));
    const other = answeredMeanwhile(server);
    const statuses = await Promise.all(slow);
    expect((await other.stop()).answers).toBeGreaterThan(10);
    expect(new Set(statuses)).toEqual(new Set(["HTTP/1.1 408 Request Timeout"]));
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  });
});

/** Sends a header letter by letter until the other side closes; gives the first line of what it said. */
function slowConnection(port: number): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    const sending = setInterval(() => socket.write("x"), 300);
    socket.on("data", (chunk) => (said += chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(sending);
      resolve(said.split("\r\n")[0] ?? "");
    });
  });
}
