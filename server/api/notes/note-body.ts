import { type Listing, zoneOf } from "../../companies/companies.ts";
import { resolveListing } from "../../companies/resolve.ts";
import { wallTime } from "../../lib/dates.ts";
import { inDigits } from "../../lib/numbers.ts";
import { type NoteFormParts, readNoteBody } from "../../notes/form-page.ts";
import type { NoteInput } from "../../notes/notes.ts";
import type { NoteBody } from "../inputs.ts";
import { listingText } from "../references.ts";
import { refused, refusedFields } from "../refusals.ts";

/** The note that was sent, by the rules of the form. @throws HttpError 422 with what to mend */
export function readNote(parts: NoteFormParts, body: NoteBody): NoteInput {
  const named = listingText(body.listing, parts.companies);
  if ("problem" in named) throw refused([{ pointer: "/listing", detail: named.problem }]);
  const resolved = resolveListing(named.text, parts.companies);
  const listing = resolved.kind === "one" ? resolved.listing : null;
  const { result } = readNoteBody(parts, fieldsOf(body, named.text, listing));
  if (!result.ok) throw refused(refusedFields(result.errors, result.answers, pointerOf(body)));
  const { newsId } = result.input;
  if (body.news_id && body.news_id !== newsId)
    throw refused([{ pointer: "/news_id", detail: `That move is of story ${newsId}.` }]);
  // The form knows wall times; of the two hours that a clock shows twice only the instant tells which.
  return { ...result.input, observedAt: new Date(body.observed_at).toISOString() };
}

function fieldsOf(body: NoteBody, typed: string, listing: Listing | null): Record<string, string> {
  const zone = listing ? zoneOf(listing) : "UTC";
  const { date, time } = wallTime(body.observed_at, zone);
  return {
    ...{ listing: typed, price_kind: body.price_kind, text: body.text },
    price: typeof body.price === "number" ? inDigits(body.price) : body.price,
    ...{ date, time, zone: listing ? zone : "" },
    about: body.move_id ? `move-${body.move_id}` : body.news_id ? `news-${body.news_id}` : "",
  };
}

/** Where a field of the form comes from in what was sent. */
function pointerOf({ move_id }: NoteBody): (field: string) => string {
  const when = { date: "/observed_at", time: "/observed_at", zone: "/observed_at" };
  const pointers: Record<string, string> = { ...when, about: move_id ? "/move_id" : "/news_id" };
  return (field) => pointers[field] ?? `/${field}`;
}
