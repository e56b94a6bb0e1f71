/** The first row of a stretch of days whose bars lie another length apart than the file's bars are long. */
export interface OddSpacing {
  /** Line of the file, from 1. */
  line: number;
  series: number;
  /** Seconds. */
  step: number;
}

/** Bars of one day of a listing, as they come. */
interface Day {
  day: number;
  line: number;
  last: number;
  /** What they all lie apart; 0 where they differ, or there is but one. */
  step: number;
  steps: number;
}

/** So many equal steps in a day, and no other, are no chance. */
const ENOUGH = 5;
const MOST = 20;
const DAY = 86_400;

/**
 * Watches the starts of a file's bars as they are read. Minutes without a trade are left out of files,
 * so steps differ within a day; where all are one other length, the day has bars of that length.
 * @param interval the length that the file's bars are taken to have, seconds
 */
export function spacingWatch(interval: number) {
  const days: (Day | undefined)[] = [];
  /** The odd step by which a series went last, so that a stretch is told once. */
  const odd: (number | undefined)[] = [];
  const found: OddSpacing[] = [];

  function end(series: number, { line, step, steps }: Day): void {
    const isOdd = steps >= ENOUGH && step !== 0 && step !== interval;
    if (isOdd && odd[series] !== step && found.length < MOST) found.push({ line, series, step });
    if (steps >= ENOUGH) odd[series] = isOdd ? step : undefined;
  }

  return {
    see(line: number, series: number, start: number): void {
      const day = Math.floor(start / DAY);
      const known = days[series];
      if (known?.day !== day) {
        if (known) end(series, known);
        days[series] = { day, line, last: start, step: 0, steps: 0 };
        return;
      }
      const step = Math.abs(start - known.last);
      known.step = known.steps === 0 || known.step === step ? step : 0;
      known.last = start;
      known.steps += 1;
    },
    /** Told once all is read. */
    found(): OddSpacing[] {
      days.forEach((day, series) => {
        if (day) end(series, day);
      });
      return found;
    },
  };
}
