import { readConfig } from "../config.ts";
import { fileError } from "../db/file-fault.ts";
import { openDatabase } from "../db/open.ts";
import { ArchiveError } from "../export/archive/in/archive-error.ts";
import { importArchive } from "../export/archive/in/import-store.ts";
import { type ArchiveReport, MOST_NAMED } from "../export/archive/report.ts";
import { countedKinds, kindText, oneOf } from "../export/archive/report-words.ts";
import { archiveParts } from "../threads/archive-parts.ts";
import { CommandError, say, withDb } from "./command.ts";
import { progress } from "./export-parts.ts";
import { commandError, sourceOf } from "./import-parts.ts";

export interface ArchiveOptions {
  db: string | undefined;
  isJson: boolean;
  isDryRun: boolean;
  replace: boolean;
}

/** Imports archives one after another, each in a transaction of its own. */
export async function importArchives(paths: string[], options: ArchiveOptions): Promise<void> {
  for (const path of paths) sourceOf(path);
  const db = openDatabase(readConfig(withDb(options.db)).dbPath);
  try {
    for (const path of paths) {
      const tell = progress((percent) => `${path}: ${percent} % done`);
      const now = new Date().toISOString();
      const report = await importArchive(
        ...([db, sourceOf(path), archiveParts(db), { ...options, now }] as const),
        (share) => tell(Math.round(share * 100)),
      ).catch((error: unknown) => {
        throw error instanceof ArchiveError
          ? new CommandError(`${path}: ${error.message}; nothing was imported`)
          : fileError(`${path}: nothing was imported`, commandError(path, error));
      });
      if (options.isJson) process.stdout.write(`${JSON.stringify({ file: path, ...report })}\n`);
      else describe(path, report, options);
    }
  } finally {
    db.close();
  }
}

function describe(path: string, report: ArchiveReport, { isDryRun, replace }: ArchiveOptions): void {
  const kinds = countedKinds(report);
  if (kinds.length === 0) say(`${path}: there is nothing in it`);
  for (const { kind, added, same, kept, replaced } of kinds) {
    const parts = [
      added > 0 && `${isDryRun ? "would add " : ""}${added.toLocaleString("en-US")}${isDryRun ? "" : " new"}`,
      same > 0 && `${same.toLocaleString("en-US")} as they are here`,
      replaced > 0 && `${replaced.toLocaleString("en-US")} ${isDryRun ? "would be " : ""}replaced`,
      kept > 0 && `${kept.toLocaleString("en-US")} other here and left so`,
    ];
    say(`${path}: ${kindText(kind, added + same + kept + replaced)}: ${parts.filter(Boolean).join(", ")}`);
  }
  for (const { kind, name } of report.left) say(`${path}: left as it is here: ${oneOf(kind)} ${name}`);
  const { price_bars: bars, corporate_actions: actions } = report.counts;
  if (bars.kept + actions.kept > 0 && !replace)
    say(`${path}: --replace takes the archive's prices in the place of those that are here`);
  if (kinds.some(({ kept }) => kept > MOST_NAMED)) say(`${path}: of what was left only the first are named`);
}
