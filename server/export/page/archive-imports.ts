import { randomUUID } from "node:crypto";
import { endsWithin } from "../../lib/wait.ts";
import type { ThreadOptions } from "../../lib/thread.ts";
import type { ArchiveReport } from "../archive/report.ts";

/** An archive to be imported. */
export interface ImportRequest {
  /** Where it lies, and what it is called. */
  path: string;
  name: string;
  /** Whether its prices are put in the place of others that are here. */
  replace: boolean;
  now: string;
}

/** What came of it; `fault` says in words why nothing was imported. */
export type ImportOutcome = { report: ArchiveReport } | { fault: string };

/** Imports an archive somewhere that leaves this thread free. */
export type ArchiveImporter = (
  request: ImportRequest,
  options: ThreadOptions<number>,
) => Promise<ImportOutcome>;

export type ImportState =
  | { kind: "running"; share: number }
  | { kind: "done"; report: ArchiveReport }
  | { kind: "refused"; fault: string }
  | { kind: "failed"; error: unknown }
  | { kind: "cancelled" };

/** The import of an archive that a page began. */
export interface ArchiveImport {
  id: string;
  name: string;
  state: ImportState;
}

interface Entry extends ArchiveImport {
  end: Promise<void>;
  stop: AbortController;
  hasBegun: boolean;
}

export type ArchiveImports = ReturnType<typeof archiveImports>;

/** Reports are kept of so many; all go when the server stops. */
const MOST = 10;

/**
 * Imports of archives that pages began; they go on when the page is left.
 * @param discard removes an uploaded file
 */
export function archiveImports(importer: ArchiveImporter, discard: (path: string) => void) {
  const known = new Map<string, Entry>();
  // They write to one database: each begins when the one before it has ended.
  let last: Promise<void> = Promise.resolve();

  return {
    /** Begins an import; gives its id. */
    begin(request: ImportRequest): string {
      const stop = new AbortController();
      const entry: Entry = {
        ...{ id: randomUUID(), name: request.name, stop, end: Promise.resolve(), hasBegun: false },
        state: { kind: "running", share: 0 },
      };
      const onProgress = (share: number) => {
        entry.state = { kind: "running", share };
      };
      entry.end = last
        .then(() => {
          stop.signal.throwIfAborted();
          entry.hasBegun = true;
          return importer(request, { onProgress, signal: stop.signal });
        })
        .then((outcome) => {
          entry.state = "report" in outcome ? { kind: "done", ...outcome } : { kind: "refused", ...outcome };
        })
        .catch((error: unknown) => {
          entry.state = stop.signal.aborted ? { kind: "cancelled" } : { kind: "failed", error };
        })
        .finally(() => discard(request.path));
      last = entry.end;
      known.set(entry.id, entry);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest) known.delete(oldest);
      return entry.id;
    },
    /** An import, once it has ended or after so many milliseconds. */
    async find(id: string, waitMs: number): Promise<ArchiveImport | undefined> {
      const entry = known.get(id);
      if (entry) await endsWithin(waitMs, entry.end);
      return entry;
    },
    /** Breaks an import off, so that nothing of it is stored; waits so many milliseconds for that. */
    async cancel(id: string, waitMs: number): Promise<void> {
      const entry = known.get(id);
      if (!entry) return;
      entry.stop.abort();
      if (entry.hasBegun) await endsWithin(waitMs, entry.end);
      else entry.state = { kind: "cancelled" };
    },
  };
}
