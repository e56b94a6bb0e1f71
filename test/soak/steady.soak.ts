import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { startMeasured } from "../support/memory.ts";
import { noteForm } from "../support/note-writers.ts";
import { addressOf, filledDatabase, NOT_PAGES, SAMPLES } from "../support/pages.ts";

const MINUTES = Number(process.env.NEWSMOVE_SOAK_MINUTES ?? 10);
const READERS = 3;
const WRITE_EACH_MS = 200;
const MB = 1024 * 1024;

interface Minute {
  answers: number;
  /** Milliseconds within which half and nearly all were answered. */
  p50: number;
  p95: number;
  /** After what is not needed any more was let go of. */
  rssMb: number;
  heapMb: number;
}

test(`${MINUTES} minutes of reading and writing: memory and answers stay as they were`, {
  timeout: (MINUTES + 5) * 60_000,
}, async () => {
  const server = await startMeasured({ NEWSMOVE_DB: await filledDatabase(temporaryFolder()) });
  const pages = await Promise.all(
    Object.keys(SAMPLES)
      .filter((path) => !(path in NOT_PAGES))
      .map(addressOf),
  );
  const until = performance.now() + MINUTES * 60_000;
  let times: number[] = [];

  const asked = async (path: string, request: RequestInit = {}) => {
    const begun = performance.now();
    const answer = await fetch(server.url + path, request);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
    expect(answer.status, path).toBeLessThan(400);
  };
  const read = async (first: number) => {
    for (let n = first; performance.now() < until; n++) await asked(pages[n % pages.length] ?? "/");
  };
  const write = async () => {
    for (let n = 0; performance.now() < until; n++) {
      await asked("/notes", noteForm(server.url, `note ${n}`));
      await sleep(WRITE_EACH_MS);
    }
  };
  const minutes: Minute[] = [];
  const measure = async () => {
    while (performance.now() < until - 1000) {
      await sleep(Math.min(60_000, until - performance.now()));
      const took = times.toSorted((a, b) => a - b);
      times = [];
      const { rss, heapUsed } = await server.memory();
      const share = (of: number) => Math.round((took[Math.floor(took.length * of)] ?? 0) * 10) / 10;
      const memory = { rssMb: Math.round(rss / MB), heapMb: Math.round(heapUsed / MB) };
      minutes.push({ answers: took.length, p50: share(0.5), p95: share(0.95), ...memory });
    }
  };
  await Promise.all([measure(), write(), ...Array.from({ length: READERS }, (_, n) => read(n * 7))]);
  console.table(minutes);
  expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });

  // The first minute warms up; the second is what the last is held against.
  const [first, last] = [minutes[1] ?? minutes[0], minutes.at(-1)];
  if (!first || !last) throw new Error("it was too short for a measurement");
  expect(last.rssMb - first.rssMb, "MB more than in the second minute").toBeLessThan(50);
  expect(last.p95, "milliseconds, at most twice those of the second minute").toBeLessThan(2 * first.p95 + 20);
});
