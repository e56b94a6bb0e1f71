import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../lib/dates.ts";
import { type ImportParts, openPriceImport, type PriceImport, type PricePlan } from "../import.ts";
import { type Told, type ToldFields, toldOf } from "./import-form.ts";
import type { ListingOptions } from "../listings.ts";
import { ImportProblem } from "../problem.ts";
import { fileSource } from "../source.ts";

export type StagedState =
  | { kind: "reading"; share: number }
  /** Only a person can say. */
  | { kind: "asks"; problem: ImportProblem }
  | { kind: "ready"; file: PriceImport; plan: PricePlan }
  | { kind: "failed"; error: unknown }
  /** Confirmed; null where there was nothing to store. */
  | { kind: "done"; importId: number | null };

/** A file between its upload and the person's word on it. */
export interface StagedImport {
  id: string;
  name: string;
  path: string;
  fields: ToldFields;
  state: StagedState;
  since: number;
}

export interface StagingParts extends ImportParts {
  lookup: ListingOptions["lookup"];
  clock: Clock;
  /** Removes an uploaded file. */
  discardFile(path: string): void;
}

export type StagedImports = ReturnType<typeof stagedImports>;

const KEPT_MS = 60 * 60_000;
const MOST = 5;
const DEFAULT_EXCHANGE = "XNYS";

/** Files that wait for a person's word: an hour, and at most five of them. Nothing of them is stored. */
export function stagedImports(parts: StagingParts) {
  const staged = new Map<string, StagedImport>();
  const readings = new Map<string, { end: Promise<void>; stop: AbortController }>();

  /** Reads a file by what is said of it, from the beginning. */
  async function read(entry: StagedImport): Promise<void> {
    await close(entry);
    const stop = new AbortController();
    entry.state = { kind: "reading", share: 0 };
    const onProgress = (share: number) => {
      entry.state = { kind: "reading", share };
    };
    const options = { ...optionsOf(toldOf(entry.fields)), onProgress, signal: stop.signal };
    const end = openPriceImport(fileSource(entry.path, entry.name), options, parts).then(
      (file) => {
        if (stop.signal.aborted) file.close();
        else entry.state = { kind: "ready", file, plan: file.plan() };
      },
      (error: unknown) => {
        entry.state =
          error instanceof ImportProblem ? { kind: "asks", problem: error } : { kind: "failed", error };
      },
    );
    readings.set(entry.id, { end, stop });
  }

  /** Gives up what a reading holds; one under way is broken off first. */
  async function close(entry: StagedImport): Promise<void> {
    const reading = readings.get(entry.id);
    reading?.stop.abort();
    await reading?.end;
    readings.delete(entry.id);
    if (entry.state.kind === "ready") entry.state.file.close();
  }

  function optionsOf({ exchange, addOn, ...told }: Told) {
    const listings: ListingOptions = {
      ...{ lookup: parts.lookup, exchange: exchange ?? addOn ?? DEFAULT_EXCHANGE },
      ...{ isExchangeTold: exchange !== undefined, mayAdd: addOn !== undefined, shipped: () => undefined },
    };
    return { ...told, listings };
  }

  async function drop(entry: StagedImport): Promise<void> {
    staged.delete(entry.id);
    await close(entry);
    parts.discardFile(entry.path);
  }

  async function dropOld(): Promise<void> {
    const now = parts.clock().getTime();
    const entries = [...staged.values()];
    const isOld = ({ since }: StagedImport, i: number) => now - since >= KEPT_MS || i < entries.length - MOST;
    await Promise.all(entries.filter(isOld).map(drop));
  }

  return {
    /** Takes a file in and begins to read it; gives the id it waits under. */
    async add(name: string, path: string, fields: ToldFields): Promise<string> {
      const id = randomUUID();
      const entry: StagedImport = {
        id,
        name,
        path,
        fields,
        state: { kind: "reading", share: 0 },
        since: parts.clock().getTime(),
      };
      staged.set(id, entry);
      await dropOld();
      await read(entry);
      // Nobody may come again to drop it.
      setTimeout(() => void dropOld(), KEPT_MS + 1000).unref();
      return id;
    },
    /** The file that waits under an id, once it is read or after so many milliseconds; undefined when there is none. */
    async find(id: string, waitMs: number): Promise<StagedImport | undefined> {
      await dropOld();
      const reading = readings.get(id);
      if (reading && waitMs > 0) {
        const stop = new AbortController();
        await Promise.race([
          reading.end,
          sleep(waitMs, undefined, { ref: false, signal: stop.signal }).catch(() => {}),
        ]);
        stop.abort();
      }
      return staged.get(id);
    },
    /** Reads a file again, by other words. */
    async readAgain(entry: StagedImport, fields: ToldFields): Promise<void> {
      entry.fields = fields;
      await read(entry);
    },
    /** Notes what became of a confirmed file, for a form that is sent twice, and lets the file go. */
    async finish(entry: StagedImport, importId: number | null): Promise<void> {
      await close(entry);
      entry.state = { kind: "done", importId };
      parts.discardFile(entry.path);
    },
    drop,
  };
}
