import { endsWithin } from "../../lib/wait.ts";
import type { StudyDefinition } from "../study.ts";
import type { StudyResult } from "./run.ts";

/** Runs a study somewhere that leaves this thread free. */
export type StudyRunner = (
  definition: StudyDefinition,
  options: { onProgress: (done: number) => void; signal: AbortSignal },
) => Promise<{ result: StudyResult; tables: Uint8Array }>;

/** A study that is being run, or whose run came to nothing. */
export type RunState = { kind: "running"; done: number; of: number } | { kind: "failed"; error: unknown };

export type RunningStudies = ReturnType<typeof runningStudies>;

/** The studies that are being run, by id. A server that stops breaks them off; they are run again then. */
export function runningStudies(runner: StudyRunner) {
  const running = new Map<number, { state: RunState; end: Promise<void>; stop: AbortController }>();

  return {
    /** Begins a run, in place of one under way; `save` is given what it found. */
    start(
      id: number,
      definition: StudyDefinition,
      save: (found: { result: StudyResult; tables: Uint8Array }) => void,
    ): void {
      running.get(id)?.stop.abort();
      const stop = new AbortController();
      const of = definition.events.length;
      const entry = { state: { kind: "running", done: 0, of } as RunState, stop, end: Promise.resolve() };
      running.set(id, entry);
      const onProgress = (done: number) => {
        entry.state = { kind: "running", done, of };
      };
      entry.end = runner(definition, { onProgress, signal: stop.signal })
        .then((found) => {
          // Whoever began again, or broke it off as it ended, no longer wants it.
          if (running.get(id) !== entry) return;
          save(found);
          running.delete(id);
        })
        .catch((error: unknown) => {
          entry.state = { kind: "failed", error };
        });
    },
    /** What is known of a study's run, once it has ended or after so many milliseconds; undefined when none is under way. */
    async state(id: number, waitMs: number): Promise<RunState | undefined> {
      const entry = running.get(id);
      if (entry) await endsWithin(waitMs, entry.end);
      return running.get(id)?.state;
    },
    cancel(id: number): void {
      running.get(id)?.stop.abort();
      running.delete(id);
    },
  };
}
