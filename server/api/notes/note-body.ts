import { type Listing, zoneOf } from "../../companies/companies.ts";
import { resolveListing } from "../../companies/resolve.ts";
import { wallTime } from "../../lib/dates.ts";
import { type NoteFormParts, readNoteBody } from "../../notes/form-page.ts";
import type { NoteInput } from "../../notes/notes.ts";
import type { NoteBody } from "../inputs.ts";
import { refusedFields } from "../refusals.ts";

/** Where a field of the form comes from in what was sent. */
const POINTERS: Record<string, string> = {
  date: "/observed_at",
  time: "/observed_at",
  zone: "/observed_at",
  about: "/news_id",
};

/** The note that was sent, by the rules of the form. @throws HttpError 422 with what to mend */
export function readNote(parts: NoteFormParts, body: NoteBody): NoteInput {
  const resolved = resolveListing(body.listing, parts.companies);
  const listing = resolved.kind === "one" ? resolved.listing : null;
  const { result } = readNoteBody(parts, fieldsOf(body, listing));
  // The form knows wall times; of the two hours that a clock shows twice only the instant tells which.
  if (result.ok) return { ...result.input, observedAt: new Date(body.observed_at).toISOString() };
  throw refusedFields(result.errors, result.answers, (field) => POINTERS[field] ?? `/${field}`);
}

function fieldsOf(body: NoteBody, listing: Listing | null): Record<string, string> {
  const zone = listing ? zoneOf(listing) : "UTC";
  const wall = wallTime(body.observed_at, zone);
  return {
    ...{ listing: body.listing, price: plain(body.price), price_kind: body.price_kind, text: body.text },
    ...{ date: wall.date, time: wall.time, zone: listing ? zone : "" },
    about: body.move_id ? `move-${body.move_id}` : body.news_id ? `news-${body.news_id}` : "",
  };
}

/** A number without an exponent, as a form would have it. */
function plain(price: number | string): string {
  if (typeof price === "string") return price;
  return Number.isFinite(price) && !String(price).includes("e")
    ? String(price)
    : price.toFixed(20).replace(/0+$/, "");
}
