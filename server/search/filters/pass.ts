/**
 * What will be read of the bits: all of them; those of verdicts and of what matches; or BITS.match alone. The less, the
 * less time it takes.
 */
export type Tells = "all" | "verdicts" | "matches";

/** What became of going through the stories with something wanted. */
export interface Pass {
  /** The slots looked at, those of the oldest stories first; null for all there are, in their own order. */
  slots: Int32Array | null;
  /**
   * Beside each slot the bits that the story's aspects, of the company wanted, add up to; 0 where the story itself
   * is not as wanted.
   */
  bits: Int32Array;
  /** By the kind of a move the bits that it adds. */
  byKind: Int32Array;
  tells: Tells;
}

/** The slot at a place of what was looked at. */
export function slotAt({ slots }: Pass, place: number): number {
  return slots ? (slots[place] as number) : place;
}
