import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { type ActionsResult, importActions } from "../prices/import-actions.ts";
import { CommandError, counted, say, withDb } from "./command.ts";
import { commandError, type FileOptions, partsOf, sayNewListings, sourceOf } from "./import-parts.ts";

/** Imports files of splits and dividends one after another, each in a transaction of its own. */
export async function importActionFiles(paths: string[], options: FileOptions): Promise<void> {
  for (const path of paths) sourceOf(path);
  const db = openDatabase(readConfig(withDb(options.db)).dbPath);
  try {
    const { listings, parts } = partsOf(db, options);
    const now = new Date().toISOString();
    let refused = 0;
    for (const path of paths) {
      const result = await importActions(sourceOf(path), { ...options, listings, now }, parts).catch(
        (error: unknown) => {
          throw commandError(path, error);
        },
      );
      refused += result.refused.length;
      if (options.isJson) process.stdout.write(`${JSON.stringify(reportOf(path, result))}\n`);
      else describe(path, result, options);
    }
    if (refused > 0)
      throw new CommandError(
        `${counted(refused, "row")} refused${options.keepGood ? "; the others are in" : ", so nothing of such a file is stored: mend the rows, or store the others with --keep-good"}`,
      );
  } finally {
    db.close();
  }
}

function describe(path: string, result: ActionsResult, { isDryRun, replace }: FileOptions): void {
  for (const { line, reason } of result.refused) say(`${path}:${line}: refused: ${reason}`);
  if (result.isHeldBack) return;
  sayNewListings(path, result.lines, isDryRun);
  const { added, same, changed } = result;
  const parts = [
    isDryRun ? `would add ${added}` : `${added} new`,
    `${same} as they are stored`,
    changed > 0 && (replace ? `${changed} replaced` : `${changed} stored with other values and left so`),
  ];
  say(`${path}: splits and dividends: ${parts.filter(Boolean).join(", ")}`);
}

function reportOf(file: string, { lines, ...result }: ActionsResult) {
  const listings = lines.map((line) => (line.kind === "new" ? line.row.ticker : line.listing.ticker));
  return { file, ...result, listings };
}
