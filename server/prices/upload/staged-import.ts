import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock } from "../../lib/dates.ts";
import type { ThreadOptions } from "../../lib/thread.ts";
import { turns } from "../../lib/turns.ts";
import { endsWithin } from "../../lib/wait.ts";
import type { RunOptions } from "../import.ts";
import type { PriceWork } from "../work.ts";
import { type ToldFields, toldFieldsOf, toldOf } from "./import-form.ts";
import type { Question, UploadRead } from "./upload-work.ts";

export type StagedState =
  /** Under way, with the share that is done. */
  | { kind: "reading" | "storing"; share: number }
  /** Only a person can say. */
  | { kind: "asks"; question: Question }
  | { kind: "ready"; read: UploadRead }
  /** By a fault of ours, which the log tells. */
  | { kind: "failed" }
  /** Confirmed; null where there was nothing to store. */
  | { kind: "done"; importId: number | null };

/** A file between its upload and the person's word on it. */
export interface StagedImport {
  name: string;
  fields: ToldFields;
  state: StagedState;
  /** Reads it by those words, from the beginning, in the place of what is being done with it. */
  read(fields: ToldFields): void;
  /** Stores what was read. */
  store(read: UploadRead, options: RunOptions): void;
  /** Waits until nothing is being done with it, or so many milliseconds. */
  settled(milliseconds: number): Promise<unknown>;
  /** Breaks off what is being done with it and removes the file; resolved when that has ended. */
  drop(): Promise<void>;
}

/** What a staged import works with. */
export interface StagingParts {
  work: PriceWork;
  clock: Clock;
  /** Removes an uploaded file with its folder. */
  discardFile(path: string): void;
  /** Told of a fault of ours. */
  report(error: unknown): void;
}

/** A file that was sent, in a folder of its own, where its rows are set down as well. */
export function stagedImport(
  { name, path }: { name: string; path: string },
  { work, clock, discardFile, report }: StagingParts,
): StagedImport {
  const stagePath = join(dirname(path), "stage");
  const row = turns();
  let stopping = new AbortController();

  /** Only what began last has a say in the state. */
  function begin(
    kind: "reading" | "storing",
    job: (options: ThreadOptions<number>) => Promise<StagedState>,
  ): void {
    stopping.abort();
    const own = new AbortController();
    stopping = own;
    const set = (state: StagedState) => {
      if (stopping === own) staged.state = state;
    };
    set({ kind, share: 0 });
    const onProgress = (share: number) => set({ kind, share });
    const failed = (error: unknown) => {
      if (own.signal.aborted) return;
      report(error);
      set({ kind: "failed" });
    };
    void row.take(() => job({ onProgress, signal: own.signal }).then(set, failed));
  }

  const staged: StagedImport = {
    ...{ name, fields: toldFieldsOf({}), state: { kind: "reading", share: 0 } },
    read(fields) {
      staged.fields = fields;
      begin("reading", async (options) => {
        // For this account alone, as SQLite would not make it.
        writeFileSync(stagePath, "", { mode: 0o600 });
        const request = { path, name, stagePath, told: toldOf(fields), now: clock().toISOString() };
        const outcome = await work.read(request, options);
        return outcome.kind === "asks" ? outcome : { kind: "ready", read: outcome.read };
      });
    },
    store({ file }, options) {
      begin("storing", async (thread) => {
        const { importId } = await work.store(
          { file, stagePath, options, now: clock().toISOString() },
          thread,
        );
        discardFile(path);
        return { kind: "done", importId };
      });
    },
    settled: (milliseconds) => endsWithin(milliseconds, row.over()),
    async drop() {
      stopping.abort();
      await row.over();
      discardFile(path);
    },
  };
  return staged;
}
