/** Counting matches of a search goes on to here; a count above it stands for more. */
export const MOST_COUNTED = 10_000;

/** "1,204", or "more than 10,000" for a count that was broken off. */
export function countText(count: number): string {
  if (count > MOST_COUNTED) return `more than ${MOST_COUNTED.toLocaleString("en-US")}`;
  return count.toLocaleString("en-US");
}
