import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { runInThread } from "../../server/lib/thread.ts";
import type { Sum, work } from "./thread-work.ts";

const MODULE = new URL("./thread-work.ts", import.meta.url);

function summed(input: Sum, options: Parameters<typeof runInThread<typeof work>>[2] = {}) {
  return runInThread<typeof work>(MODULE, input, options);
}

test("gives the result, after the progress in order", async () => {
  const told: number[] = [];
  const result = await summed({ upTo: 3 }, { onProgress: (n) => told.push(n) });
  expect(result).toEqual({ sum: 6, of: new Set([1, 2, 3]) });
  expect(told).toEqual([1, 2, 3]);
});

test("the caller goes on meanwhile", async () => {
  let turns = 0;
  let isOver = false;
  const result = summed({ upTo: 1000 }).finally(() => {
    isOver = true;
  });
  for (; !isOver; turns++) await turn();
  expect((await result).sum).toBe(500_500);
  expect(turns).toBeGreaterThan(10);
});

test("throws what the work throws, with its properties", async () => {
  const error = await summed({ upTo: 2, instead: "throw" }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: "no sum", at: 2, stack: expect.stringContaining("thread-work.ts") });
});

test("is broken off by a signal, whose reason is thrown", async () => {
  const stop = new AbortController();
  const told: number[] = [];
  const onProgress = (n: number) => {
    told.push(n);
    stop.abort(new Error("not wanted any more"));
  };
  const upTo = 1_000_000_000;
  await expect(summed({ upTo }, { onProgress, signal: stop.signal })).rejects.toThrow("not wanted any more");
  expect(told.length).toBeLessThan(upTo);
  await expect(summed({ upTo }, { signal: stop.signal })).rejects.toThrow("not wanted any more");
});

test("a signal given after the last word changes nothing", async () => {
  const stop = new AbortController();
  await summed({ upTo: 1 }, { signal: stop.signal });
  stop.abort(new Error("too late"));
});

test("goes on after one that ended without a word, and after many", async () => {
  await expect(summed({ upTo: 1, instead: "exit" })).rejects.toThrow("ended without a result");
  const results = await Promise.all([1, 2, 3].map((upTo) => summed({ upTo })));
  expect(results.map(({ sum }) => sum)).toEqual([1, 3, 6]);
  for (let i = 0; i < 20; i++) expect((await summed({ upTo: 2 })).sum).toBe(3);
});

test.each([
  ["ends without a word", MODULE, "ended without a result"],
  ["is not there", new URL("./nothing.ts", import.meta.url), "nothing.ts"],
])("a module that %s is an error", async (_what, module, words) => {
  await expect(runInThread<typeof work>(module, { upTo: 1, instead: "exit" })).rejects.toThrow(words);
});
