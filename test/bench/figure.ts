/** Something measured, with what was measured beside it in the same run and the mark it should reach. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** Measured in the same run and unit: the mark is then one of the ratio. */
  against?: { what: string; value: number };
  mark?: Mark;
}

export interface Mark {
  is: "at least" | "at most";
  number: number;
}

/** A bench: says its figures once it has measured them, and meanwhile what it is doing. */
export type Bench = (tell: (line: string) => void) => Promise<Figure[]>;

/** Value over what it was measured against; null where it stands by itself. */
export function ratioOf({ value, against }: Figure): number | null {
  return against ? value / against.value : null;
}

/** Whether the mark is reached; null where there is none. */
export function isReached(figure: Figure): boolean | null {
  const { mark, value } = figure;
  if (!mark) return null;
  const measured = ratioOf(figure) ?? value;
  return mark.is === "at least" ? measured >= mark.number : measured <= mark.number;
}

/** The middle one of several measurements, the upper of two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of the measurements, from 0 to 1, lie below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
