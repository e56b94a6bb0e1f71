import { describe, expect, test } from "vitest";
import type { FoundByRun } from "../../server/studies/run/run.ts";
import { runningStudies } from "../../server/studies/run/running.ts";
import type { StudyDefinition } from "../../server/studies/study.ts";
import { requestOf } from "../support/study.ts";

const FOUND = { result: {}, tables: {} } as FoundByRun;
const LONG_MS = 60_000;

function definition(id = "a"): StudyDefinition {
  const { stories: _, ...asked } = requestOf();
  const events = ["1-NMRX", "2-NMRX"].map((event) => ({ id: event, symbol: "NMRX", when: "2025-12-10" }));
  return { id, ...asked, events };
}

interface Under {
  end(found?: FoundByRun): void;
  fail(error: Error): void;
  tell(done: number): void;
  signal: AbortSignal;
}

/** Studies that run until the test ends them, what they have saved and what was reported. */
function byHand() {
  const under: Under[] = [];
  const saved: string[] = [];
  const reported: unknown[] = [];
  const running = runningStudies(
    (_, { onProgress, signal }) =>
      new Promise<FoundByRun>((resolve, reject) => {
        under.push({ end: (found = FOUND) => resolve(found), fail: reject, tell: onProgress, signal });
      }),
    (error) => reported.push(error),
  );
  const start = (name = "first", asked = definition()) => running.start(7, asked, () => saved.push(name));
  return { running, start, under, saved, reported };
}

describe("a run", () => {
  test("tells how far it is until it ends, then is saved and known no more", async () => {
    const { running, start, under, saved } = byHand();
    expect(await running.state(7, 0)).toBeUndefined();
    start();
    expect(await running.state(7, 0)).toEqual({ kind: "running", done: 0, of: 2 });
    expect(running.has(7)).toBe(true);
    under[0]?.tell(1);
    expect(await running.state(7, 0)).toEqual({ kind: "running", done: 1, of: 2 });
    const waiting = running.state(7, LONG_MS);
    under[0]?.end();
    expect(await waiting).toBeUndefined();
    expect(saved).toEqual(["first"]);
    expect(running.has(7)).toBe(false);
  });

  test("of the same study begun twice goes on as one", async () => {
    const { running, start, under, saved } = byHand();
    start("first");
    start("second");
    expect(under).toHaveLength(1);
    under[0]?.end();
    await running.state(7, LONG_MS);
    expect(saved).toEqual(["first"]);
  });

  test("of a study changed meanwhile takes the place of the one before, which saves nothing", async () => {
    const { running, start, under, saved, reported } = byHand();
    start("first");
    start("second", definition("b"));
    expect(under[0]?.signal.aborted).toBe(true);
    under[0]?.end();
    under[1]?.end();
    await running.state(7, LONG_MS);
    expect(saved).toEqual(["second"]);
    expect(reported).toEqual([]);
  });

  test("of another study is its own", async () => {
    const { running, start, under } = byHand();
    start();
    running.start(8, definition(), () => {});
    expect(under.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    under[1]?.end();
    await running.state(8, LONG_MS);
    expect([running.has(7), running.has(8)]).toEqual([true, false]);
  });
});

describe("broken off", () => {
  test.each([
    ["ends with the reason, as a thread does", (run: Under) => run.fail(run.signal.reason)],
    ["had ended just then", (run: Under) => run.end()],
  ])("it is known no more, saves nothing and reports nothing where it %s", async (_, ending) => {
    const { running, start, under, saved, reported } = byHand();
    start();
    running.cancel(7);
    const [run] = under as [Under];
    expect(run.signal.aborted).toBe(true);
    ending(run);
    await new Promise(setImmediate);
    expect(await running.state(7, 0)).toBeUndefined();
    expect([saved, reported]).toEqual([[], []]);
  });

  test("it can be begun again", async () => {
    const { running, start, under, saved } = byHand();
    start("first");
    running.cancel(7);
    start("second");
    under[1]?.end();
    await running.state(7, LONG_MS);
    expect(saved).toEqual(["second"]);
  });

  test("where there is none, nothing happens", () => {
    byHand().running.cancel(7);
  });
});

describe("a run that fails", () => {
  test("is told until it is begun again, and reported once", async () => {
    const { running, start, under, saved, reported } = byHand();
    start();
    const bug = new Error("no such table");
    under[0]?.fail(bug);
    expect(await running.state(7, LONG_MS)).toEqual({ kind: "failed" });
    expect(running.has(7)).toBe(false);
    expect(reported).toEqual([bug]);
    start();
    expect(await running.state(7, 0)).toMatchObject({ kind: "running" });
    under[1]?.end();
    expect(await running.state(7, LONG_MS)).toBeUndefined();
    expect([saved, reported]).toEqual([["first"], [bug]]);
  });

  test("in being saved is one as well", async () => {
    const { running, under, reported } = byHand();
    const full = new Error("database or disk is full");
    running.start(7, definition(), () => {
      throw full;
    });
    under[0]?.end();
    expect(await running.state(7, LONG_MS)).toEqual({ kind: "failed" });
    expect(reported).toEqual([full]);
  });
});
