import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { type ImportParts, openPriceImport, type PricePlan, type RunResult } from "../prices/import.ts";
import { lineText, type ListingOptions } from "../prices/listings.ts";
import { intervalText } from "../prices/prices.ts";
import type { PriceOptions } from "../prices/read-file.ts";
import { CommandError, counted, say, withDb } from "./command.ts";
import { commandError, type FileOptions, partsOf, sayNewListings, sourceOf } from "./import-parts.ts";

/** Imports files of prices one after another, each in a transaction of its own. */
export async function importPriceFiles(
  paths: string[],
  options: FileOptions,
  told: PriceOptions,
): Promise<void> {
  for (const path of paths) sourceOf(path);
  const db = openDatabase(readConfig(withDb(options.db)).dbPath);
  try {
    const { listings, parts } = partsOf(db, options);
    let refused = 0;
    let held = 0;
    for (const path of paths) {
      const { plan, result } = await importPrices(path, options, { ...told, listings }, parts);
      refused += plan.refused;
      if (plan.refused > 0 && !options.keepGood) held += 1;
      if (options.isJson) process.stdout.write(`${JSON.stringify(report(path, plan, result))}\n`);
      else describe(path, plan, result, options);
    }
    if (refused === 0) return;
    const rows = counted(refused, "row");
    if (held === 0)
      throw new CommandError(`${rows} refused; the others are ${options.isDryRun ? "good" : "in"}`);
    throw new CommandError(
      `${rows} refused, so nothing of ${counted(held, "file")} is stored: mend the rows, or store the others with --keep-good`,
    );
  } finally {
    db.close();
  }
}

async function importPrices(
  path: string,
  options: FileOptions,
  reading: PriceOptions & { listings: ListingOptions },
  parts: ImportParts,
): Promise<{ plan: PricePlan; result: RunResult | null }> {
  const tell = progressOf(path);
  try {
    const file = await openPriceImport(sourceOf(path), { ...reading, tell }, parts);
    try {
      const now = new Date().toISOString();
      const plan = file.plan(now);
      const result = options.isDryRun ? null : file.run(options, now);
      return { plan, result };
    } finally {
      file.close();
    }
  } catch (error) {
    throw commandError(path, error);
  }
}

const SLOW_MS = 1000;
const MOST_WARNINGS = 20;

/** Says how far reading is, at most once a second: small files are done before that. */
function progressOf(path: string): (share: number) => void {
  let last = Date.now();
  return (share) => {
    if (Date.now() - last < SLOW_MS) return;
    last = Date.now();
    say(`${path}: ${Math.round(share * 100)} % read`);
  };
}

function describe(path: string, plan: PricePlan, result: RunResult | null, options: FileOptions): void {
  const { format, interval, zones, lines, dateOrder } = plan;
  const names = lines.length > 5 ? counted(lines.length, "listing") : lines.map(lineText).join(", ");
  const order = dateOrder === null ? "" : `, dates ${dateOrder === "mdy" ? "month" : "day"} first`;
  const zone = zones.length > 0 ? `, times of ${zones.join(" and ")}` : "";
  say(`${path}: ${format}, ${names}, ${intervalText(interval)} bars${order}${zone}`);
  for (const { line, reason } of plan.refusedRows) say(`${path}:${line}: refused: ${reason}`);
  if (plan.refused > plan.refusedRows.length)
    say(`${path}: and ${plan.refused - plan.refusedRows.length} more rows refused`);
  const shown = plan.warnings.slice(0, MOST_WARNINGS);
  for (const { line, reason } of shown) say(`${path}:${line}: warning: ${reason}`);
  if (plan.warnings.length > shown.length)
    say(`${path}: and ${plan.warnings.length - shown.length} more warnings; --json lists them`);
  if (result?.isHeldBack) return;
  sayNewListings(path, lines, options.isDryRun);
  const { added, same, changed, repeated, actions } = plan;
  const parts = [
    result ? `${result.added} new` : `would add ${added}`,
    `${same} as they are stored`,
    repeated > 0 && `${repeated} twice in the file`,
    changed > 0 &&
      (options.replace ? `${changed} replaced` : `${changed} stored with other values and left so`),
    actions > 0 && `${counted(actions, "split or dividend", "splits and dividends")} in it`,
  ];
  say(`${path}: ${parts.filter(Boolean).join(", ")}`);
  if (changed > 0 && !options.replace) say(`${path}: --replace takes the file's values in their place`);
}

function report(file: string, plan: PricePlan, result: RunResult | null) {
  const { lines, interval, refusedRows, warnings, changedRows, ranges, firstRows, ...rest } = plan;
  const date = (start: number) => new Date(start * 1000).toISOString();
  const bounds = ranges.flatMap(({ first, last }) => [first, last]);
  return {
    ...{ file, ...rest, interval: intervalText(interval) },
    listings: lines.slice(0, 100).map((line) => ({ is: lineText(line), isNew: line.kind === "new" })),
    from: bounds.length > 0 ? date(bounds.reduce((a, b) => Math.min(a, b))) : null,
    to: bounds.length > 0 ? date(bounds.reduce((a, b) => Math.max(a, b))) : null,
    ...{ refusedRows, changedRows, warnings },
    ...(result ? { stored: result } : { firstRows }),
  };
}
