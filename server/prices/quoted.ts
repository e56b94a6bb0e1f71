const LONGEST = 40;

/** A cell of a file as the reason for refusing its row names it: “abc”, cut where it is endless. */
export function quoted(cell: string): string {
  const text = cell.trim();
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;
}
