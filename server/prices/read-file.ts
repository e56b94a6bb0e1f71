import type { Tell } from "../lib/thread.ts";
import type { DateOrder } from "./formats/dates.ts";
import type { NumberStyle } from "./formats/format.ts";
import type { Line, ListingOptions } from "./listings.ts";
import { DAY_SECONDS } from "./prices.ts";
import { probe, type Told } from "./probe.ts";
import { type RowSink, rowReader } from "./rows.ts";
import { seriesFinder } from "./series-finder.ts";
import { linesOf, type Source } from "./source.ts";
import { type OddSpacing, spacingWatch } from "./spacing.ts";
import type { Stage } from "./stage-store.ts";

/** What a person has said of a file of prices. */
export interface PriceOptions extends Told {
  /** Whose prices they are, where the file has no symbols: a ticker or a company's name. */
  listing?: string | undefined;
  /** Zone of the times, where they carry no offset; else that of the exchange. */
  zone?: string | undefined;
}

export interface ReadOptions extends PriceOptions {
  listings: ListingOptions;
  /** Told after each block how much of the file is read, from 0 to 1; what it throws breaks the reading off. */
  tell?: Tell<number> | undefined;
  /** Runs the rows of a block as one. */
  together: (work: () => void) => void;
}

/** What was understood of a price file, without its rows. */
export interface ReadFile {
  fileName: string;
  /** "Yahoo" */
  format: string;
  /** Seconds. */
  interval: number;
  dateOrder: DateOrder | null;
  numbers: NumberStyle;
  /** Zones by which times were read; none where the file's own offsets say, or for daily bars. */
  zones: string[];
  /** The listings of the file, in the order they appear; a bar's series is its place here. */
  lines: Line[];
  /** Rows that stand in the file twice. */
  repeated: number;
  /** Days in UTC with a bar, counted from 1970-01-01. */
  days: ReadonlySet<number>;
  /** Where bars are of another length than `interval`, as it seems. */
  spacing: OddSpacing[];
}

/**
 * Reads a price file to its end into the stage.
 * @throws ImportProblem for what only a person can say, before any row is read where that can be.
 */
export async function readPriceFile(source: Source, stage: Stage, options: ReadOptions): Promise<ReadFile> {
  const layout = await probe(source, options);
  const lines: Line[] = [];
  const { seriesOf, zones } = seriesFinder(source.name, layout, options, lines);
  const spacing = spacingWatch(layout.interval);
  const read = rowReader(
    layout,
    seriesOf,
    layout.interval < DAY_SECONDS ? watched(stage, spacing.see) : stage,
  );
  for await (const { lines: rows, first, bytes } of linesOf(source)) {
    options.together(() => {
      for (let i = Math.max(0, layout.headerLine + 1 - first); i < rows.length; i++) {
        const row = rows[i] ?? "";
        if (row !== "") read(row, first + i);
      }
    });
    options.tell?.(bytes / source.size);
  }
  options.together(stage.flush);
  return {
    ...{ fileName: source.name, format: layout.format.name, interval: layout.interval, lines, zones },
    ...{
      dateOrder: layout.order,
      numbers: layout.numbers,
      repeated: stage.repeated(),
      days: stage.days(),
      spacing: spacing.found(),
    },
  };
}

/** A sink whose bars somebody else sees as well. */
function watched(sink: RowSink, see: (line: number, series: number, start: number) => void): RowSink {
  return {
    ...sink,
    bar(...row) {
      see(row[0], row[2], row[3]);
      sink.bar(...row);
    },
  };
}
