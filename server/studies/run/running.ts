import { endsWithin } from "../../lib/wait.ts";
import type { StudyDefinition } from "../study.ts";
import type { FoundByRun } from "./run.ts";

/** Runs a study somewhere that leaves this thread free. */
export type StudyRunner = (
  definition: StudyDefinition,
  options: { onProgress: (done: number) => void; signal: AbortSignal },
) => Promise<FoundByRun>;

/** A study that is being run, or whose run came to nothing. */
export type RunState = { kind: "running"; done: number; of: number } | { kind: "failed" };

interface Entry {
  definition: StudyDefinition;
  state: RunState;
  end: Promise<void>;
  stop: AbortController;
}

export type RunningStudies = ReturnType<typeof runningStudies>;

/** The studies that are being run, by id. A server that stops breaks them off. `report` hears of what made one fail. */
export function runningStudies(runner: StudyRunner, report: (error: unknown) => void) {
  const running = new Map<number, Entry>();

  return {
    /**
     * Begins a run; one under way of another definition is broken off, of the same it goes on. `save`
     * is given what it found.
     */
    start(id: number, definition: StudyDefinition, save: (found: FoundByRun) => void): void {
      const before = running.get(id);
      if (before?.state.kind === "running" && isSame(before.definition, definition)) return;
      before?.stop.abort();
      const stop = new AbortController();
      const of = definition.events.length;
      const entry: Entry = {
        ...{ definition, stop, end: Promise.resolve() },
        state: { kind: "running", done: 0, of },
      };
      running.set(id, entry);
      const onProgress = (done: number) => {
        entry.state = { kind: "running", done, of };
      };
      entry.end = runner(definition, { onProgress, signal: stop.signal })
        .then((found) => {
          // Whoever began again, or broke it off as it ended, no longer wants it.
          if (stop.signal.aborted) return;
          save(found);
          running.delete(id);
        })
        .catch((error: unknown) => {
          if (stop.signal.aborted) return;
          entry.state = { kind: "failed" };
          report(error);
        });
    },
    /** What is known of a study's run, once it has ended or after so many milliseconds; undefined when none is under way. */
    async state(id: number, waitMs: number): Promise<RunState | undefined> {
      const entry = running.get(id);
      if (entry) await endsWithin(waitMs, entry.end);
      return running.get(id)?.state;
    },
    /** Whether a study is being run just now. */
    has: (id: number): boolean => running.get(id)?.state.kind === "running",
    cancel(id: number): void {
      running.get(id)?.stop.abort();
      running.delete(id);
    },
  };
}

function isSame(a: StudyDefinition, b: StudyDefinition): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
