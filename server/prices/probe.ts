import { AmbiguousDates, ImportProblem } from "./problem.ts";
import { cellsOf } from "./formats/cells.ts";
import { type DateOrder, orderOf } from "./formats/dates.ts";
import type { Columns, NumberStyle, Recognised } from "./formats/format.ts";
import { numberStyleOf } from "./formats/number-style.ts";
import { recognise } from "./formats/recognise.ts";
import { stampReader } from "./formats/stamps.ts";
import { inferInterval, INTERVALS } from "./interval.ts";
import { DAY_SECONDS } from "./prices.ts";
import { headOf, linesOf, type Source } from "./source.ts";

/** What a person has said of a file; what is not said is read from it. */
export interface Told {
  /** Seconds. */
  interval?: number | undefined;
  dateOrder?: DateOrder | undefined;
}

export interface Layout extends Recognised {
  /** Null where the dates need none. */
  order: DateOrder | null;
  numbers: NumberStyle;
  /** Seconds. */
  interval: number;
  /** Whether the file says itself what its times are of, so that no zone is assumed. */
  hasOffset: boolean;
}

const SAMPLE = 5000;
const OFFSET = /:\d{2}(?:\.\d+)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/**
 * Learns how a price file is to be read, from as few of its lines as tell it.
 * @throws ImportProblem for what it does not tell: a person must.
 */
export async function probe(source: Source, told: Told): Promise<Layout> {
  const recognised = recognise(await headOf(source));
  const { stamps, prices, order, ambiguous } = await sampleOf(source, recognised);
  if (stamps.length === 0) throw new ImportProblem("format", "it has a header and no rows");
  if (order === null && !told.dateOrder) throw new AmbiguousDates(ambiguous);
  const dateOrder = order === undefined ? null : (told.dateOrder ?? order);
  const interval = told.interval ?? intervalOf(stamps, dateOrder);
  const hasOffset = recognised.isUtc || stamps.every(({ text }) => OFFSET.test(text.trim()));
  const numbers = numberStyleOf(prices, recognised.format.numbers, recognised.delimiter);
  return { ...recognised, order: dateOrder, interval, hasOffset, numbers };
}

/** A date and time as the file writes it, with the listing it is of. */
interface Stamp {
  symbol: string;
  text: string;
}

/** What the first rows of a file tell. */
interface Sample {
  stamps: Stamp[];
  prices: string[];
  /** Undefined where the dates need none, null where nothing tells it. */
  order: DateOrder | null | undefined;
  /** The first date that can be read both ways. */
  ambiguous: string;
}

async function sampleOf(source: Source, { columns, delimiter, headerLine }: Recognised): Promise<Sample> {
  const sample: Sample = { stamps: [], prices: [], order: undefined, ambiguous: "" };
  for await (const { lines, first } of linesOf(source)) {
    for (const [i, line] of lines.entries()) {
      if (first + i <= headerLine || line === "") continue;
      const cells = cellsOf(line, delimiter);
      if (!cells) continue;
      const text = stampText(cells, columns);
      noteOrder(sample, text);
      if (sample.stamps.length < SAMPLE) {
        sample.stamps.push({ symbol: cells[columns.symbol] ?? "", text });
        for (const name of PRICES) sample.prices.push(cells[columns[name]] ?? "");
      } else if (sample.order !== null) return sample;
    }
  }
  return sample;
}

const PRICES = ["open", "high", "low", "close"] as const;

/** The first date that tells an order decides; until then one that can be read both ways leaves it open. */
function noteOrder(sample: Sample, text: string): void {
  const order = orderOf(text);
  if (order === null && sample.ambiguous === "") sample.ambiguous = text.trim();
  if (sample.order) return;
  if (order) sample.order = order;
  else if (order === null) sample.order = null;
}

/** The date and, where it stands in a column of its own, the time. */
export function stampText(cells: readonly string[], { date, time }: Columns): string {
  const text = cells[date] ?? "";
  return time < 0 ? text : `${text} ${cells[time] ?? ""}`;
}

function intervalOf(stamps: readonly Stamp[], order: DateOrder | null): number {
  const read = stampReader({ isDaily: false, order, zone: "UTC" });
  const timed = stamps.filter(({ text }) => typeof read(text) === "number");
  const isDated = timed.length === 0;
  const steps = stepsOf(
    isDated ? stamps : timed,
    isDated ? stampReader({ isDaily: true, order, zone: "UTC" }) : read,
  );
  const isSparse = steps.length >= 3 && steps.every((step) => step >= 5 * DAY_SECONDS);
  if (isSparse)
    throw new ImportProblem(
      "interval",
      "its rows are a week or more apart; bars of a day or less can be taken",
    );
  if (isDated) return DAY_SECONDS;
  const step = inferInterval(steps);
  // Midnight to midnight over a change of the clock, or over a weekend.
  if (step !== null && step >= 23 * 3600) return DAY_SECONDS;
  if (step !== null && INTERVALS.includes(step)) return step;
  throw new ImportProblem(
    "interval",
    "it does not tell how long its bars are: say the interval, such as 1m, 5m or 1d",
  );
}

/** Seconds between each row and the one before of the same listing, whichever comes first in the file. */
function stepsOf(stamps: readonly Stamp[], read: (text: string) => number | string): number[] {
  const last = new Map<string, number>();
  return stamps.flatMap(({ symbol, text }) => {
    const start = read(text);
    if (typeof start !== "number") return [];
    const before = last.get(symbol);
    last.set(symbol, start);
    return before === undefined ? [] : [Math.abs(start - before)];
  });
}
