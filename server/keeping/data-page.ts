import { statSync } from "node:fs";
import { sizeText } from "../lib/sizes.ts";
import type { PageOptions } from "../web/page.ts";
import { backupsView } from "./backups/view.ts";
import type { Keeping } from "./keeping.ts";

type Page = [view: string, options: PageOptions];

/** What is kept, and what keeps it. What was done last (?backup=) is said above. @param zone the reader's */
export function dataPage(query: Record<string, unknown>, keeping: Keeping | null, zone: string): Page {
  const data = {
    file: keeping && fileView(keeping),
    backups: keeping && backupsView(keeping.backups, zone),
    notice: keeping ? noticeOf(query, keeping) : "",
  };
  return ["keeping/show", { title: "Data", section: "data", data }];
}

function fileView({ backups }: Keeping) {
  const { dbPath } = backups.places;
  // What was written last lies in the log beside the file until SQLite takes it over.
  const sizes = [dbPath, `${dbPath}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  return { path: dbPath, size: sizeText(sizes.reduce((sum, size) => sum + size, 0)) };
}

function noticeOf(query: Record<string, unknown>, { backups }: Keeping): string {
  const made = backups.list().find(({ id }) => id === query.backup);
  return made
    ? `Backed up as ${made.id}, ${sizeText(made.bytes)}: read back from end to end and found whole.`
    : "";
}
