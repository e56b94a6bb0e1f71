import { barFault, priceFault } from "./bar-fault.ts";
import { cellsOf } from "./formats/cells.ts";
import { readPrice, readVolume } from "./formats/numbers.ts";
import type { StampReader } from "./formats/stamps.ts";
import { type Layout, stampText } from "./probe.ts";
import { quoted } from "./quoted.ts";
import type { CorporateAction } from "./prices.ts";

/** A listing's rows of one file. */
export interface Series {
  /** Its place among the file's series, from 0. */
  index: number;
  /** Reads when its bars start, on its exchange's clock. */
  read: StampReader;
}

/** Takes what the rows of a file say, without an object for each: there are millions. */
export interface RowSink {
  bar(
    ...row: [
      ...[line: number, raw: string, series: number, start: number],
      ...[open: number, high: number, low: number, close: number],
      ...[adjClose: number | null, volume: number | null],
    ]
  ): void;
  action(series: number, action: CorporateAction): void;
  refuse(line: number, raw: string, reason: string): void;
}

/**
 * Reads the lines of a price file; each goes to the sink as a bar (and perhaps a split or dividend) or as refused.
 * @param seriesOf the series of a symbol ("" where the file has no such column), or what is wrong with it
 */
export function rowReader(layout: Layout, seriesOf: (symbol: string) => Series | string, sink: RowSink) {
  const { columns, delimiter, width, numbers } = layout;
  return (raw: string, line: number): void => {
    const fault = take(raw, line);
    if (fault !== null) sink.refuse(line, raw, fault);
  };

  /** Hands a row on; gives what is wrong with it where something is. */
  function take(raw: string, line: number): string | null {
    const cells = cellsOf(raw, delimiter);
    if (!cells) return "a quote is not closed";
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""))
      return `${cells.length} fields where the header has ${width}`;
    const series = seriesOf(cellAt(cells, columns.symbol));
    if (typeof series === "string") return series;
    const start = series.read(columns.time < 0 ? cellAt(cells, columns.date) : stampText(cells, columns));
    if (typeof start === "string") return start;
    const open = readPrice(cellAt(cells, columns.open), numbers);
    const high = readPrice(cellAt(cells, columns.high), numbers);
    const low = readPrice(cellAt(cells, columns.low), numbers);
    const close = readPrice(cellAt(cells, columns.close), numbers);
    const isWhole = open > 0 && high > 0 && low > 0 && close > 0;
    const fault = isWhole ? barFault(open, high, low, close) : pricesFault(cells, layout);
    if (fault !== null) return fault;
    const adjText = cellAt(cells, columns.adjClose);
    const adjClose = adjText.trim() === "" ? null : readPrice(adjText, numbers);
    const adjFault = adjClose === null ? null : priceFault("adjusted close", adjClose, adjText);
    if (adjFault !== null) return adjFault;
    const volume = readVolume(cellAt(cells, columns.volume), numbers);
    if (volume !== null && !(volume >= 0))
      return `the volume ${quoted(cellAt(cells, columns.volume))} is not a number from 0`;
    sink.bar(line, raw, series.index, start, open, high, low, close, adjClose, volume);
    if (columns.dividend >= 0 || columns.split >= 0) actionsOf(cells, series.index, start);
    return null;
  }

  /** Alpha Vantage writes a dividend of 0 and a split of 1 on every other day. */
  function actionsOf(cells: readonly string[], series: number, start: number): void {
    const exDate = new Date(start * 1000).toISOString().slice(0, 10);
    const dividend = readPrice(cellAt(cells, columns.dividend), numbers);
    const split = readPrice(cellAt(cells, columns.split), numbers);
    if (dividend > 0) sink.action(series, { exDate, kind: "dividend", value: dividend });
    if (split > 0 && split !== 1) sink.action(series, { exDate, kind: "split", value: split });
  }
}

function cellAt(cells: readonly string[], column: number): string {
  return cells[column] ?? "";
}

/** Which of a bar's prices is none. */
function pricesFault(cells: readonly string[], { columns, numbers }: Layout): string | null {
  for (const name of ["open", "high", "low", "close"] as const) {
    const text = cellAt(cells, columns[name]);
    const fault = priceFault(name, readPrice(text, numbers), text);
    if (fault !== null) return fault;
  }
  return null;
}
