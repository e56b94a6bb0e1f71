import { rmSync } from "node:fs";
import { fileFault } from "../../db/file-fault.ts";
import type { Clock } from "../../lib/dates.ts";
import { runInThread } from "../../lib/thread.ts";
import { endsWithin } from "../../lib/wait.ts";
import { stackOf } from "../../web/errors.ts";
import { backupName, isDue, surplus } from "./backups.ts";
import { type BackupFile, type BackupPlaces, listBackups } from "./folder.ts";
import type { BackupOrder } from "./make.ts";
import type { work } from "./thread.ts";

export interface KeeperOptions extends BackupPlaces {
  /** How many daily backups are kept; 0 when none is to be made. */
  kept: number;
  clock: Clock;
  log: (line: string) => void;
}

/** A backup that failed, until one succeeds. */
export interface FailedBackup extends Pick<BackupOrder, "kind" | "at"> {
  message: string;
}

export type BackupKeeper = ReturnType<typeof backupKeeper>;

const WORK = new URL("./thread.ts", import.meta.url);

/** Makes backups of a database that is in use, one at a time, and lets go of the daily ones beyond so many. */
export function backupKeeper({ kept, clock, log, ...places }: KeeperOptions) {
  let running: { id: string; share: number; end: Promise<void>; stop: AbortController } | null = null;
  let failure: FailedBackup | null = null;

  /** Begins a backup, unless one is being made: gives the name of the one that is. */
  function start(kind: BackupOrder["kind"]): string {
    if (running) return running.id;
    const order = { ...places, kind, at: clock() };
    const stop = new AbortController();
    const begun = { id: backupName(places.dbPath, kind, order.at), share: 0, stop, end: Promise.resolve() };
    const onProgress = (share: number) => {
      begun.share = share;
    };
    begun.end = make(order, { onProgress, signal: stop.signal }).finally(() => {
      running = null;
    });
    running = begun;
    return begun.id;
  }

  async function make(order: BackupOrder, options: Parameters<typeof runInThread<typeof work>>[2]) {
    try {
      const outcome = await runInThread<typeof work>(WORK, order, options);
      if ("fault" in outcome) return fail(order, outcome.fault);
      failure = null;
      if (order.kind === "daily") prune();
    } catch (error) {
      if (options?.signal?.aborted) return;
      const fault = fileFault(error);
      fail(order, fault ?? "Newsmove met a fault of its own; its log says more");
      if (fault === null) log(stackOf(error));
    }
  }

  function fail({ kind, at }: BackupOrder, message: string): void {
    failure = { kind, at, message };
    log(`backup failed: ${message}`);
  }

  function prune(): void {
    for (const { path } of surplus(listBackups(places), kept, clock())) rmSync(path, { force: true });
  }

  return {
    ...{ places, kept, start },
    list: (): BackupFile[] => listBackups(places),
    /** @param id a file's name, which counts only where it is one of the list */
    find: (id: string): BackupFile | undefined => listBackups(places).find((backup) => backup.id === id),
    /** How much of the backup under way is copied, from 0 to 1; null when none is. */
    progress: () => running?.share ?? null,
    failure: () => failure,
    /** Makes the day's backup where one is due: one that failed is due again. */
    daily(): void {
      if (kept > 0 && isDue(listBackups(places), clock())) start("daily");
    },
    /** Settled when no backup is being made, or after so many milliseconds. */
    settled: (waitMs: number): Promise<unknown> => endsWithin(waitMs, running?.end ?? Promise.resolve()),
    /** Breaks off what is being made, and waits until nothing of the database is open for it. */
    async stop(): Promise<void> {
      running?.stop.abort(new Error("Newsmove stops"));
      await running?.end;
    },
  };
}
