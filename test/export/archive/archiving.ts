import type { Db } from "../../../server/db/open.ts";
import { importArchive } from "../../../server/export/archive/in/import-store.ts";
import type { MergeOptions } from "../../../server/export/archive/in/merge-store.ts";
import { archiveOf } from "../../../server/export/archive/out/archive-store.ts";
import type { ArchiveReport, Kind, KindCounts } from "../../../server/export/archive/report.ts";
import { ARCHIVED } from "../../../server/export/archive/tables.ts";
import { bytesSource } from "../../../server/prices/source.ts";
import { priceStateStore } from "../../../server/studies/price-state-store.ts";
import { archiveParts } from "../../../server/threads/archive-parts.ts";
import { NOW } from "../../support/db.ts";

/** The archive of a database, whole. */
export function archiveTextOf(db: Db): string {
  return [...archiveOf(db, priceStateStore(db))].join("");
}

/** Imports an archive that is at hand as text. */
export function importText(
  db: Db,
  text: string,
  given: Partial<MergeOptions> = {},
  tell?: (share: number) => void,
): Promise<ArchiveReport> {
  const options = { replace: false, isDryRun: false, now: NOW.toISOString(), ...given };
  const source = bytesSource(given.fileName ?? "archive.json", Buffer.from(text));
  return importArchive(db, source, archiveParts(db), options, tell);
}

/** What a report counts, without what it counts none of. */
export function countsOf({ counts }: ArchiveReport): Partial<Record<Kind, Partial<KindCounts>>> {
  const some = Object.entries(counts).map(([kind, count]) => [
    kind,
    Object.fromEntries(Object.entries(count).filter(([, n]) => n > 0)),
  ]);
  return Object.fromEntries(some.filter(([, count]) => Object.keys(count ?? {}).length > 0));
}

/** Every row of every archived table, but for how a run remembers the state of prices. */
export function contentOf(db: Db): Record<string, unknown[]> {
  const tables = Object.entries(ARCHIVED).map(([table, columns]) => {
    const names = columns.filter((name) => name !== "price_state").map((name) => `"${name}"`);
    return [table, db.prepare(`SELECT ${names} FROM ${table} ORDER BY ${names.slice(0, 3)}`).all()];
  });
  return Object.fromEntries(tables);
}
