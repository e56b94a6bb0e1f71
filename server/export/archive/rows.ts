import { z } from "zod";
import { LISTING_KINDS } from "../../companies/companies.ts";
import { isDate, isTime, isZone } from "../../lib/dates.ts";
import { findExchange } from "../../lib/exchanges.ts";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../../moves/moves.ts";
import { readAddress } from "../../news/address.ts";
import { PRICE_KINDS } from "../../notes/notes.ts";
import { CONVENTIONS, THEMES } from "../../settings/settings.ts";

/**
 * The rows of an archive, by the part of it they stand in. Names are those of the tables' columns; a
 * reference is named without its "_id" and given by what can be read: a company's slug, a listing's
 * TICKER.MIC, and the id that a story, move or import has in the archive itself. Checked here is what
 * pages rely on and the tables do not hold by themselves.
 */

export const ID = z.int().positive();
const WHOLE = z.int();
export const INSTANT = z.iso.datetime("is no instant in UTC, such as 2025-12-10T13:05:00.000Z");
const DATE = z.string().refine(isDate, "is no date, such as 2025-12-10");
const LISTING = z.string();

export const VERSIONED = {
  ...{ created_at: INSTANT, updated_at: INSTANT, deleted_at: INSTANT.nullable() },
  version: ID,
};

const ListingRow = z.strictObject({
  ...{ id: ID, ticker: z.string() },
  mic: z.string().refine((mic) => findExchange(mic) !== undefined, "is no exchange that is known here"),
  currency: z.string(),
  kind: z.enum(LISTING_KINDS),
  ads_ratio: z.number().nullable(),
  created_at: INSTANT,
});

export const CompanyRow = z.strictObject({
  ...{ id: ID, slug: z.string().min(1), name: z.string(), created_at: INSTANT },
  aliases: z.array(z.string()),
  listings: z.array(ListingRow),
});

export const TopicRow = z.strictObject({ id: ID, name: z.string() });

const MoveRow = z.strictObject({
  ...{ id: ID, position: WHOLE, subject: z.string(), listing: LISTING.nullable() },
  ...{ percent: z.number(), percent_to: z.number().nullable(), decimals: WHOLE },
  qualifier: z.enum(QUALIFIERS),
  session: z.enum(SESSIONS).nullable(),
  statistic: z.enum(STATISTICS),
  ...{ trade_date: DATE.nullable(), quote: z.string() },
  ...{ figure_start: WHOLE.nullable(), figure_end: WHOLE.nullable(), unsure: z.boolean() },
  ...{ created_at: INSTANT, updated_at: INSTANT },
});

export const NewsRow = z.strictObject({
  ...{ id: ID, title: z.string(), publisher: z.string(), credited_source: z.string().nullable() },
  author: z.string().nullable(),
  url: z
    .string()
    .refine((url) => "address" in readAddress(url), "is no address of a page")
    .nullable(),
  ...{ url_key: z.string().nullable(), language: z.string().nullable() },
  published_date: DATE.nullable(),
  published_time: z.string().refine(isTime, "is no time, such as 08:05").nullable(),
  published_zone: z.string().refine(isZone, "is no time zone that is known here").nullable(),
  published_at: INSTANT.nullable(),
  ...{ published_printed: z.string().nullable(), year_inferred: z.boolean() },
  year_inferred_from: z.string().nullable(),
  ...{ submission_key: z.string().nullable(), ...VERSIONED },
  mentions: z.array(z.string()),
  topics: z.array(z.string()),
  moves: z.array(MoveRow),
});

export const NoteRow = z.strictObject({
  ...{ id: ID, listing: LISTING, price: z.number(), price_kind: z.enum(PRICE_KINDS) },
  ...{ observed_at: INSTANT, text: z.string(), news: ID.nullable(), move: ID.nullable() },
  ...{ submission_key: z.string(), ...VERSIONED },
});

export const ImportRow = z.strictObject({
  ...{ id: ID, kind: z.string(), file_name: z.string(), format: z.string(), subject: z.string() },
  ...{ interval_s: ID.nullable(), added: WHOLE, same: WHOLE, changed: WHOLE, replaced: WHOLE },
  ...{ refused: WHOLE, created_at: INSTANT, undone_at: INSTANT.nullable() },
});

export const RefusedRow = z.strictObject({ import: ID, line: WHOLE, reason: z.string(), raw: z.string() });

/** Of what length, and the start in epoch seconds. */
const BAR_KEY = { listing: LISTING, interval_s: WHOLE, start: WHOLE };
const BAR_VALUES = {
  ...{ open: z.number(), high: z.number(), low: z.number(), close: z.number() },
  ...{ adj_close: z.number().nullable(), volume: z.number().nullable() },
};
const ACTION = { listing: LISTING, ex_date: DATE, kind: z.string(), value: z.number() };

export const BarRow = z.strictObject({ ...BAR_KEY, ...BAR_VALUES, import: ID });
export const ReplacedBarRow = z.strictObject({ import: ID, ...BAR_KEY, ...BAR_VALUES, old_import: ID });
export const DeletionRow = z.strictObject({
  ...{ id: ID, listing: LISTING, interval_s: WHOLE, from_date: DATE, to_date: DATE, bars: ID },
  /** The newest import at that time. */
  ...{ after_import: ID, created_at: INSTANT, undone_at: INSTANT.nullable() },
});
export const DeletedBarRow = z.strictObject({ deletion: ID, start: WHOLE, ...BAR_VALUES, import: ID });
export const ActionRow = z.strictObject({ ...ACTION, import: ID });
export const ReplacedActionRow = z.strictObject({ import: ID, ...ACTION, old_import: ID });

export const SavedViewRow = z.strictObject({
  ...{ id: ID, name: z.string() },
  // Pages link to it: it must lead to a list of ours.
  address: z
    .string()
    .regex(/^\/(?:news|notes)?\?/, "is no list narrowed to something, such as /news?direction=down"),
  ...{ created_at: INSTANT, updated_at: INSTANT, deleted_at: INSTANT.nullable() },
});

export const SettingRow = z.union(
  [
    z.strictObject({ name: z.literal("theme"), value: z.enum(THEMES) }),
    z.strictObject({ name: z.literal("convention"), value: z.enum(CONVENTIONS) }),
    z.strictObject({ name: z.literal("zone"), value: z.string().refine(isZone) }),
  ],
  "is no setting that is known here",
);

export const SeededRow = z.strictObject({ key: z.string(), seeded_at: INSTANT });
