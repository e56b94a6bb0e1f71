import { statSync } from "node:fs";
import { basename } from "node:path";
import { takeOutView } from "../export/page/view.ts";
import { sizeText } from "../lib/sizes.ts";
import type { PageOptions } from "../web/page.ts";
import type { BackupFile } from "./backups/folder.ts";
import { backupsView } from "./backups/view.ts";
import { contentsText } from "./contents.ts";
import type { Keeping } from "./keeping.ts";
import type { Restore } from "./restore/restores.ts";
import { TRASH_DAYS, type TrashCounts, trashText } from "./trash/trash.ts";

type Page = [view: string, options: PageOptions];

/**
 * What is kept, and what keeps it.
 * @param zone the reader's
 * @param done what was done last, which is said above: the name of a backup, a restore
 */
export function dataPage(
  keeping: Keeping | null,
  trash: TrashCounts,
  zone: string,
  done: { backup: string; restore: Restore | undefined },
): Page {
  const data = {
    file: keeping && fileView(keeping),
    backups: keeping && backupsView(keeping.backups, zone),
    takeOut: keeping && takeOutView(),
    trash: trashView(trash),
    notice: backedUpText(keeping?.backups.find(done.backup)) || restoredText(done.restore),
  };
  return ["keeping/show", { title: "Data", section: "data", data }];
}

function fileView({ backups }: Keeping) {
  const { dbPath } = backups.places;
  // What was written last lies in the log beside the file until SQLite takes it over.
  const sizes = [dbPath, `${dbPath}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return { path: dbPath, size: sizeText(sizes.reduce((sum, size) => sum + size, 0)) };
}

function trashView(counts: TrashCounts) {
  const isEmpty = counts.stories + counts.notes === 0;
  return { isEmpty, text: isEmpty ? "It is empty." : `${trashText(counts)}.`, days: TRASH_DAYS };
}

function backedUpText(made: BackupFile | undefined): string {
  return made
    ? `Backed up as ${made.id}, ${sizeText(made.bytes)}: read back from end to end and found whole.`
    : "";
}

function restoredText(restore: Restore | undefined): string {
  if (restore?.state.kind !== "done") return "";
  const { aside, contents } = restore.state;
  const kept = aside === null ? "" : ` The database as it was is kept as ${basename(aside)}.`;
  return `Restored ${restore.name}: ${contentsText(contents)}.${kept}`;
}
