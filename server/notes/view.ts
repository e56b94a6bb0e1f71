import { cityOf, formatInstant } from "../lib/dates.ts";
import { zoneOf } from "../companies/companies.ts";
import { formatPrice } from "../lib/percent.ts";
import { type PriceNote, priceKindWords } from "./notes.ts";

/** A price note as the pages print it. */
export interface NoteView {
  id: number;
  ticker: string;
  companyName: string;
  currency: string;
  price: string;
  kind: string;
  /** On the exchange's clock: "10 Dec 2025, 08:05". */
  when: string;
  /** "New York" */
  city: string;
  /** The same on the reader's clock, for a tooltip. */
  readerWhen: string;
  instant: string;
  text: string;
  newsId: number | null;
  newsTitle: string | null;
}

/** @param readerZone the zone of the reader's settings */
export function noteView(note: PriceNote, readerZone: string): NoteView {
  const zone = zoneOf(note.listing);
  return {
    id: note.id,
    ticker: note.listing.ticker,
    companyName: note.listing.companyName,
    currency: note.listing.currency,
    price: formatPrice(note.price),
    kind: priceKindWords(note.priceKind),
    when: formatInstant(note.observedAt, zone),
    city: cityOf(zone),
    readerWhen: `${formatInstant(note.observedAt, readerZone)} in ${cityOf(readerZone)}`,
    instant: note.observedAt,
    text: note.text,
    newsId: note.newsTitle === null ? null : note.newsId,
    newsTitle: note.newsTitle,
  };
}
