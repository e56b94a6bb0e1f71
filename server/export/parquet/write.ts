import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceReader } from "../../checks/evidence.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { NewsItem } from "../../news/news.ts";
import { type Column, type Value, writeParquet } from "./file.ts";
import { MOVE_COLUMNS, moveValues } from "./occasions.ts";
import { ACTION_COLUMNS, BAR_COLUMNS, LISTING_COLUMNS, type priceTables } from "./rows-store.ts";

/** What the files are written from. */
export interface ParquetSources {
  prices: ReturnType<typeof priceTables>;
  stories(): Iterable<NewsItem>;
  movesOf(newsId: number): readonly ReportedMove[];
  evidence: EvidenceReader;
}

/** What an export puts into its folder. */
export const PARQUET_NAMES = ["bars", "listings.parquet", "actions.parquet", "moves.parquet"];

export interface ParquetReport {
  bars: number;
  /** Listings that have bars. */
  partitions: number;
  moves: number;
}

/**
 * Fills a folder with Parquet files: bars/listing=XNYS-BABA/bars.parquet, a partition for each listing
 * that has bars, and beside it listings, actions and moves. No more than a group of rows is held at a time.
 * @param tell told how many bars are out
 */
export function writeParquetFiles(
  folder: string,
  { prices, stories, movesOf, evidence }: ParquetSources,
  tell: (bars: number) => void,
): ParquetReport {
  mkdirSync(join(folder, "bars"), { recursive: true, mode: 0o700 });
  const write = (name: string, columns: readonly Column[], rows: Iterable<readonly Value[]>) =>
    writeParquet(join(folder, name), columns, rows);
  write("listings.parquet", LISTING_COLUMNS, prices.listings());
  write("actions.parquet", ACTION_COLUMNS, prices.actions());
  const moves = write("moves.parquet", MOVE_COLUMNS, moveRows());
  const listings = prices.withBars();
  let bars = 0;
  for (const { id, name } of listings) {
    const partition = join("bars", partitionName(name));
    mkdirSync(join(folder, partition), { mode: 0o700 });
    bars += write(join(partition, "bars.parquet"), BAR_COLUMNS, prices.bars(id));
    tell(bars);
  }
  return { bars, partitions: listings.length, moves };

  function* moveRows(): Generator<Value[]> {
    for (const story of stories())
      for (const move of movesOf(story.id)) yield moveValues(move, story, evidence);
  }
}

/** "listing=XNYS-BABA"; a character that no name of a file may hold is written %5E, as Hive does. */
export function partitionName(listing: string): string {
  const safe = listing.replaceAll(/[^A-Za-z0-9._-]/gu, (character) =>
    Buffer.from(character).toString("hex").toUpperCase().replaceAll(/../g, "%$&"),
  );
  return `listing=${safe}`;
}
