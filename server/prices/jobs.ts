import type { ThreadOptions } from "../lib/thread.ts";
import { endsWithin } from "../lib/wait.ts";

/** Long work that a page began; it goes on when the page is left. */
export interface Job {
  /** "Undoing the import of big.csv" */
  title: string;
  /** From 0 to 1. */
  share: number;
  /** Where to see what came of it; null while it goes on, and where it failed. */
  path: string | null;
  hasFailed: boolean;
  /** Resolved when it has ended, however it did, or after so many milliseconds. */
  settled(milliseconds: number): Promise<unknown>;
}

export type Jobs = ReturnType<typeof jobs>;

/** What is under way, and what became of it, until the server is stopped. @param report told of a fault of ours */
export function jobs(report: (error: unknown) => void) {
  const known = new Map<string, Job>();

  /** Has work begin, unless it is under way. It gives the path where to see what came of it. */
  function begin(key: string, title: string, work: (options: ThreadOptions<number>) => Promise<string>): Job {
    const before = known.get(key);
    if (before && before.path === null && !before.hasFailed) return before;
    const job: Job = { title, share: 0, path: null, hasFailed: false, settled: (ms) => endsWithin(ms, end) };
    const onProgress = (share: number) => {
      job.share = share;
    };
    const end = work({ onProgress }).then(
      (path) => {
        job.path = path;
      },
      (error: unknown) => {
        report(error);
        job.hasFailed = true;
      },
    );
    known.set(key, job);
    return job;
  }

  return { begin, find: (key: string) => known.get(key) };
}
