/** Pixels from middle to middle: so far apart each is a target of its own. */
const APART = 24;
/** The least width in pixels of a line that counts as such; the style sheet has the same. */
const WIDTHS = { narrow: 240, medium: 480, wide: 840, full: 1200 };
/** Where they do not suffice a dot is drawn, and its number only said. */
const MOST_ROWS = 5;

/** In which rows above a line its squares stand, as classes of the style sheet, one for each width. */
export interface SquareRows {
  /** Of each square: "narrow-2 medium-0 wide-0 full-0"; "narrow-bare" where there is no room for it. */
  squares: string[];
  /** The highest of them. */
  head: string;
}

/** The rows of squares by their places along a line, in percent. */
export function squareRows(places: readonly number[]): SquareRows {
  const byWidth = Object.entries(WIDTHS).map(([name, width]) => ({
    name,
    rows: rowsOf(places, (100 * APART) / width),
  }));
  return {
    squares: places.map((_, i) => byWidth.map(({ name, rows }) => `${name}-${rows[i] ?? "bare"}`).join(" ")),
    head: byWidth.map(({ name, rows }) => `${name}-${Math.max(0, ...rows.map((row) => row ?? 0))}`).join(" "),
  };
}

/** From left to right each takes the lowest row in which it has room; null where none has. */
function rowsOf(places: readonly number[], apart: number): (number | null)[] {
  const rows = places.map((): number | null => null);
  const taken: number[] = Array(MOST_ROWS).fill(Number.NEGATIVE_INFINITY);
  const fromLeft = [...places.entries()].sort(([, a], [, b]) => a - b);
  for (const [i, place] of fromLeft) {
    const row = taken.findIndex((last) => place - last >= apart);
    if (row < 0) continue;
    rows[i] = row;
    taken[row] = place;
  }
  return rows;
}
