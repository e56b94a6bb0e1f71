import { evidenceReader } from "../checks/evidence.ts";
import { companiesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import { fillFolder } from "../export/output.ts";
import { priceTables } from "../export/parquet/rows-store.ts";
import {
  PARQUET_NAMES,
  type ParquetReport,
  type ParquetSources,
  writeParquetFiles,
} from "../export/parquet/write.ts";
import { movesStore } from "../moves/store.ts";
import { barsStore } from "../prices/bars-store.ts";
import { counted, say } from "./command.ts";
import type { ExportOptions } from "./export.ts";
import { number, overDatabase, progress } from "./export-parts.ts";
import { storiesOf } from "./stories-of.ts";

/** Fills a folder with Parquet files of the bars, and of what a query over them needs. */
export function exportParquet({ db: path, out, isForced, isJson }: ExportOptions): Promise<void> {
  return overDatabase(path, async (db) => {
    const tell = progress((bars) => `${out}: ${number(bars)} bars written`);
    const own = (name: string) => PARQUET_NAMES.includes(name);
    let report: ParquetReport = { bars: 0, partitions: 0, moves: 0 };
    await fillFolder(out, { isForced, own }, (folder) => {
      // Within a transaction all files are of one moment.
      report = db.transaction(() => writeParquetFiles(folder, sourcesOf(db), tell))();
    });
    if (isJson) process.stdout.write(`${JSON.stringify({ format: "parquet", path: out, ...report })}\n`);
    else
      say(
        `${out}: ${number(report.bars)} bars of ${counted(report.partitions, "listing")}, ${counted(report.moves, "move")}`,
      );
  });
}

export function sourcesOf(db: Db): ParquetSources {
  const moves = movesStore(db, companiesStore(db).listing);
  return {
    prices: priceTables(db),
    stories: () => storiesOf(db),
    movesOf: moves.ofNews,
    // Notes stand in for bars where there are none; here only bars are asked for.
    evidence: evidenceReader(barsStore(db), () => []),
  };
}
