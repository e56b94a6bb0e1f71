import type { Listing } from "../companies/companies.ts";

export const PRICE_KINDS = ["last", "previous_close", "open", "high", "low", "close"] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

export const MAX_TEXT = 4000;
export const MAX_PRICE_DECIMALS = 6;
/** Six decimals of a larger price would not survive as a double. */
export const MAX_PRICE = 999_999_999;

/** What a person wrote down of a price. */
export interface PriceNote {
  id: number;
  listing: Listing;
  price: number;
  priceKind: PriceKind;
  /** Instant. */
  observedAt: string;
  text: string;
  newsId: number | null;
  /** Title of that story, unless it was deleted. */
  newsTitle: string | null;
  moveId: number | null;
  version: number;
  deletedAt: string | null;
}

/** What a note form stands for once it is right. */
export interface NoteInput {
  listingId: number;
  price: number;
  priceKind: PriceKind;
  observedAt: string;
  text: string;
  newsId: number | null;
  moveId: number | null;
}

/** Whether a note stands just as the input has it: it was sent a second time. */
export function isSameNote(note: PriceNote, input: NoteInput): boolean {
  const { listing, ...rest } = note;
  const stored: Record<string, unknown> = { ...rest, listingId: listing.id };
  return note.deletedAt === null && Object.entries(input).every(([name, value]) => stored[name] === value);
}

/** "previous close" */
export function priceKindWords(kind: PriceKind): string {
  return kind.replace("_", " ");
}
