import { randomUUID } from "node:crypto";
import { fileFault } from "../../db/file-fault.ts";
import { removeDatabase } from "../../db/files.ts";
import type { Clock } from "../../lib/dates.ts";
import { runInThread } from "../../lib/thread.ts";
import { endsWithin } from "../../lib/wait.ts";
import { stackOf } from "../../web/errors.ts";
import type { RestoreOutcome, work } from "./thread.ts";

type Ready = Exclude<RestoreOutcome, { fault: string }>;

export type RestoreState =
  | { kind: "checking" }
  | { kind: "refused"; fault: string }
  /** Waits for a person's word; a fault is why their word could not be kept. */
  | ({ kind: "ready"; fault?: string } & Ready)
  | { kind: "replacing" }
  /** In place; the database as it was is kept aside, null where there was none. */
  | ({ kind: "done"; aside: string | null } & Pick<Ready, "contents">);

/** A file between its choice and the person's word on it. */
export interface Restore {
  id: string;
  name: string;
  state: RestoreState;
  since: number;
}

export interface RestoresOptions {
  dbPath: string;
  clock: Clock;
  log: (line: string) => void;
  /** Puts a prepared copy in the place of the database; gives where that is kept. */
  replace(staged: string): Promise<string | null>;
}

export type Restores = ReturnType<typeof restores>;

const WORK = new URL("./thread.ts", import.meta.url);
const KEPT_MS = 60 * 60_000;
/** Each has a copy as large as a database. */
const MOST = 2;

/** Files that were chosen to be restored: an hour, and at most two that wait. */
export function restores({ dbPath, clock, log, replace }: RestoresOptions) {
  const chosen = new Map<string, Restore>();
  const working = new Map<string, { end: Promise<void>; stop: AbortController }>();

  async function check(entry: Restore, file: string, signal: AbortSignal): Promise<void> {
    try {
      const outcome = await runInThread<typeof work>(WORK, { file, dbPath }, { signal });
      entry.state = "fault" in outcome ? { kind: "refused", ...outcome } : { kind: "ready", ...outcome };
    } catch (error) {
      entry.state = { kind: "refused", fault: "it was not read to its end" };
      if (!signal.aborted) log(stackOf(error));
    }
  }

  async function drop(entry: Restore): Promise<void> {
    chosen.delete(entry.id);
    working.get(entry.id)?.stop.abort();
    await working.get(entry.id)?.end;
    if (entry.state.kind === "ready") removeDatabase(entry.state.staged);
  }

  async function dropOld(): Promise<void> {
    const now = clock().getTime();
    const entries = [...chosen.values()].filter(({ state }) => state.kind !== "replacing");
    const waiting = entries.filter(({ state }) => state.kind === "checking" || state.kind === "ready");
    const old = entries.filter(({ since }) => now - since >= KEPT_MS);
    await Promise.all([...new Set([...old, ...waiting.slice(0, -MOST)])].map(drop));
  }

  return {
    /**
     * Begins to read a file; gives the id it waits under.
     * @param discard called when the file itself is not needed any more
     */
    async add(name: string, file: string, discard = () => {}): Promise<string> {
      const entry: Restore = {
        id: randomUUID(),
        name,
        state: { kind: "checking" },
        since: clock().getTime(),
      };
      const stop = new AbortController();
      chosen.set(entry.id, entry);
      const end = check(entry, file, stop.signal).finally(() => {
        working.delete(entry.id);
        discard();
      });
      working.set(entry.id, { end, stop });
      await dropOld();
      // Nobody may come again to drop it.
      setTimeout(() => void dropOld(), KEPT_MS + 1000).unref();
      return entry.id;
    },
    /** What waits under an id, once it is read or after so many milliseconds; undefined when there is none. */
    async find(id: string, waitMs: number): Promise<Restore | undefined> {
      await dropOld();
      const end = working.get(id)?.end;
      if (end && waitMs > 0) await endsWithin(waitMs, end);
      return chosen.get(id);
    },
    /** Begins to put a file that is ready in the place of the database. */
    confirm(entry: Restore): void {
      const { state } = entry;
      if (state.kind !== "ready") return;
      entry.state = { kind: "replacing" };
      replace(state.staged).then(
        (aside) => {
          entry.state = { kind: "done", aside, contents: state.contents };
        },
        (error: unknown) => {
          const fault = fileFault(error);
          entry.state = { ...state, fault: fault ?? "Newsmove met a fault of its own; its log says more" };
          if (fault === null) log(stackOf(error));
        },
      );
    },
    drop,
    /** Lets go of every file, and of their copies. */
    close: async (): Promise<void> => void (await Promise.all([...chosen.values()].map(drop))),
  };
}
