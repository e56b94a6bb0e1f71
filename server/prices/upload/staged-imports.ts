import { randomUUID } from "node:crypto";
import type { ToldFields } from "./import-form.ts";
import { type StagedImport, stagedImport, type StagingParts } from "./staged-import.ts";

export type StagedImports = ReturnType<typeof stagedImports>;

/** A file that waits under an id. */
export type WaitingImport = StagedImport & { id: string; since: number };

const KEPT_MS = 60 * 60_000;
const MOST = 5;

/** Files that wait for a person's word: an hour, and at most five of them. Nothing of them is stored. */
export function stagedImports(parts: StagingParts) {
  const staged = new Map<string, WaitingImport>();

  async function drop(entry: WaitingImport): Promise<void> {
    staged.delete(entry.id);
    await entry.drop();
  }

  async function dropOld(): Promise<void> {
    const now = parts.clock().getTime();
    const entries = [...staged.values()].filter(({ state }) => state.kind !== "storing");
    const isOld = ({ since }: WaitingImport, i: number) =>
      now - since >= KEPT_MS || i < entries.length - MOST;
    await Promise.all(entries.filter(isOld).map(drop));
  }

  return {
    /** Takes a file in and begins to read it; gives the id it waits under. */
    async add(name: string, path: string, fields: ToldFields): Promise<string> {
      const id = randomUUID();
      const since = parts.clock().getTime();
      const entry = Object.assign(stagedImport({ name, path }, parts), { id, since });
      staged.set(id, entry);
      await dropOld();
      entry.read(fields);
      // Nobody may come again to drop it.
      setTimeout(() => void dropOld(), KEPT_MS + 1000).unref();
      return id;
    },
    /** The file that waits under an id, once nothing is being done with it or after so many milliseconds; undefined when there is none. */
    async find(id: string, waitMs: number): Promise<WaitingImport | undefined> {
      await dropOld();
      const entry = staged.get(id);
      await entry?.settled(waitMs);
      return entry;
    },
    /** Forgets a file, breaking off what is being done with it. */
    drop,
  };
}
