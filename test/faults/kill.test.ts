import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { textsIn } from "../support/kept-files.ts";
import { noteForm, writeNotes } from "../support/note-writers.ts";
import { type RunningServer, startNewsmove } from "../support/process.ts";
import { seededRandom } from "../support/random.ts";

const ROUNDS = 20;
const CLIENTS = 8;
/** In all the rounds together. */
const WRITES = 2000;
/** On a disk that takes long the kill comes all the same. */
const LONGEST_ROUND_MS = 5000;

test("kill -9 at 20 random moments of 2,000 notes by 8 clients: each acknowledged one is there once, none by half", {
  timeout: 900_000,
}, async () => {
  const random = seededRandom(20);
  const env = { NEWSMOVE_DB: join(temporaryFolder(), "newsmove.db") };
  const kept = new Set<string>();
  for (let round = 1; round <= ROUNDS; round++) {
    const server = await startNewsmove(env);
    const writers = writeNotes(server.url, { clients: CLIENTS, name: `round ${round}, ` });
    const drawn = round < ROUNDS ? random.below((2 * WRITES) / ROUNDS) : WRITES - kept.size;
    await Promise.race([writers.reached(drawn), sleep(LONGEST_ROUND_MS)]);
    await sleep(10 * random.uniform());
    const { stderr } = await server.stop("SIGKILL");
    await writers.unanswered();
    expect(stderr, "neither the start nor the writing was anything but clean").toBe("");

    for (const text of writers.acknowledged) kept.add(text);
    const found = textsIn(server.dbPath);
    const there = new Set(found);
    expect(there.size, "none is there twice").toBe(found.length);
    expect([...kept].filter((text) => !there.has(text))).toEqual([]);
    const asked = new Set([...kept, ...writers.sent]);
    expect(found.filter((text) => !asked.has(text))).toEqual([]);
    // What was written when the kill came before the answer is kept as well.
    for (const text of found) kept.add(text);
  }
  await expectCleanStart(env, kept);
});

async function expectCleanStart(env: { NEWSMOVE_DB: string }, kept: ReadonlySet<string>): Promise<void> {
  const server: RunningServer = await startNewsmove(env);
  expect((await fetch(`${server.url}/notes`)).status).toBe(200);
  expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  expect(textsIn(env.NEWSMOVE_DB)).toHaveLength(kept.size);
}

test("what was sent and not answered when the kill came is saved once when it is sent again", async () => {
  const first = await startNewsmove();
  const writers = writeNotes(first.url, { clients: CLIENTS });
  await writers.reached(50);
  await first.stop("SIGKILL");
  await writers.unanswered();
  const second = await startNewsmove({ NEWSMOVE_DB: first.dbPath });
  for (const text of writers.sent) {
    const { status } = await fetch(`${second.url}/notes`, noteForm(second.url, text));
    expect(status).toBe(303);
  }
  await second.stop("SIGTERM");
  expect(textsIn(first.dbPath).toSorted()).toEqual(writers.sent.toSorted());
});
