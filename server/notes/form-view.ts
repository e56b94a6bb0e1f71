import { type Listing, listingLabel, zoneOf } from "../companies/companies.ts";
import { cityOf, formatInstant, shortTime, wallTime } from "../lib/dates.ts";
import { figureText, type ReportedMove, sessionWords } from "../moves/moves.ts";
import { formatPrice } from "../lib/percent.ts";
import { type NewsItem, publishedDateIn } from "../news/news.ts";
import type { FieldAnswers, FieldErrors } from "../web/form.ts";
import type { NoteFields } from "./form.ts";
import { PRICE_KINDS, type PriceNote, priceKindWords } from "./notes.ts";

/** A form before a listing is chosen shows the clock of New York, where most listings of the news trade. */
const DEFAULT_ZONE = "America/New_York";

export interface Option {
  value: string;
  label: string;
}

export interface AboutGroup {
  /** The story's title. */
  label: string;
  options: Option[];
}

/** Everything the note form prints. */
export interface NoteFormView {
  action: string;
  submit: string;
  fields: NoteFields;
  errors: FieldErrors;
  answers: FieldAnswers;
  kinds: Option[];
  aboutGroups: AboutGroup[];
  /** Listings offered before anything is typed, as the field writes them. */
  suggestions: string[];
  /** The city whose clock the date and time are on. */
  city: string;
  /** The listing's currency; null until one is chosen. */
  currency: string | null;
  /** Makes one note of one form, however often it is sent; "" when a note is edited. */
  submissionKey: string;
  /** Of the note being edited; null for a new one. */
  version: number | null;
  /** The page to go back to: "story", "company" or "". */
  from: string;
}

export interface NoteFormInput
  extends Omit<NoteFormView, "kinds" | "aboutGroups" | "suggestions" | "city" | "currency"> {
  /** The listing that the fields mean, as far as is known. */
  listing: Listing | undefined;
  /** The stories that the note can be said to be about. */
  stories: readonly { item: NewsItem; moves: readonly ReportedMove[] }[];
}

/** A note form with everything it offers to choose from. */
export function noteFormView({ listing, stories, ...form }: NoteFormInput): NoteFormView {
  const offered = stories.flatMap(({ moves }) => moves.flatMap((move) => move.listing ?? []));
  // Once the listing is known the form is on its exchange's clock, whatever clock it was on before.
  const zone = listing ? zoneOf(listing) : form.fields.zone || DEFAULT_ZONE;
  return {
    ...form,
    fields: { ...form.fields, zone },
    kinds: PRICE_KINDS.map((kind) => ({ value: kind, label: priceKindWords(kind) })),
    aboutGroups: stories.map(({ item, moves }) => aboutGroup(item, moves)),
    suggestions: [...new Set(offered.map(listingLabel))],
    city: cityOf(zone),
    currency: listing?.currency ?? null,
  };
}

/** A new note's fields, with all that the place it was opened from tells. */
export function blankFields(known: {
  listing?: Listing | undefined;
  story?: NewsItem | undefined;
  move?: ReportedMove | undefined;
  now: Date;
}): NoteFields {
  const { listing, story, move, now } = known;
  const zone = listing ? zoneOf(listing) : DEFAULT_ZONE;
  const shown = wallTime(now, zone);
  // A note on a story is about the story's day; its time is the writer's to say.
  const storyDate = move?.tradeDate ?? (story && publishedDateIn(story.published, zone));
  return {
    listing: listing ? listingLabel(listing) : "",
    price: "",
    price_kind: "last",
    date: storyDate ?? shown.date,
    time: storyDate && storyDate !== shown.date ? "" : shown.time.slice(0, 5),
    zone,
    text: "",
    about: move ? `move-${move.id}` : story ? `news-${story.id}` : "",
  };
}

/** A stored note as its form's fields. */
export function fieldsOfNote(note: PriceNote): NoteFields {
  const zone = zoneOf(note.listing);
  const { date, time } = wallTime(note.observedAt, zone);
  return {
    listing: listingLabel(note.listing),
    price: String(note.price),
    price_kind: note.priceKind,
    date,
    time: shortTime(time),
    zone,
    text: note.text,
    about: note.moveId ? `move-${note.moveId}` : note.newsId ? `news-${note.newsId}` : "",
  };
}

/** Where somebody's edit met a newer version of the note: what stands in the database, in words. */
export function savedMeanwhile(note: PriceNote): Option[] {
  return [
    { label: "Listing", value: listingLabel(note.listing) },
    {
      label: "Price",
      value: `${formatPrice(note.price)} ${note.listing.currency}, ${priceKindWords(note.priceKind)}`,
    },
    {
      label: "Observed",
      value: `${formatInstant(note.observedAt, zoneOf(note.listing))}, ${cityOf(zoneOf(note.listing))}`,
    },
    { label: "About", value: note.newsTitle ?? "no story" },
    { label: "Note", value: note.text || "no text" },
  ];
}

function aboutGroup(item: NewsItem, moves: readonly ReportedMove[]): AboutGroup {
  const story = { value: `news-${item.id}`, label: "The story as a whole" };
  const options = moves.map((move) => ({
    value: `move-${move.id}`,
    label: `${move.listing?.ticker ?? move.subject} ${figureText(move)}, ${sessionWords(move)}`,
  }));
  return { label: item.title, options: [story, ...options] };
}
