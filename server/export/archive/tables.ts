/**
 * Every table of the database is in one of these two lists: what a person made or imported goes into
 * an archive, with all its columns; what can be made from that again, or must stay here, is left out.
 */

/** The tables an archive holds, with their columns. */
export const ARCHIVED = {
  companies: ["id", "slug", "name", "created_at"],
  company_aliases: ["name", "company_id"],
  listings: ["id", "company_id", "ticker", "mic", "currency", "kind", "ads_ratio", "created_at"],
  topics: ["id", "name"],
  news_items: [
    ...["id", "title", "publisher", "credited_source", "author", "url", "url_key", "language"],
    ...["published_date", "published_time", "published_zone", "published_at", "published_printed"],
    ...["year_inferred", "year_inferred_from", "submission_key", "created_at", "updated_at", "deleted_at"],
    "version",
  ],
  mentions: ["news_id", "company_id"],
  news_topics: ["news_id", "topic_id"],
  reported_moves: [
    ...["id", "news_id", "position", "subject", "listing_id", "percent", "percent_to", "decimals"],
    ...["qualifier", "session", "statistic", "trade_date", "quote", "figure_start", "figure_end", "unsure"],
    ...["created_at", "updated_at"],
  ],
  price_notes: [
    ...["id", "listing_id", "price", "price_kind", "observed_at", "text", "news_id", "move_id"],
    ...["submission_key", "created_at", "updated_at", "deleted_at", "version"],
  ],
  imports: [
    ...["id", "kind", "file_name", "format", "subject", "interval_s", "added", "same", "changed"],
    ...["replaced", "refused", "created_at", "undone_at"],
  ],
  refused_rows: ["import_id", "line", "reason", "raw"],
  price_bars: [
    ...["listing_id", "interval_s", "start", "open", "high", "low", "close", "adj_close", "volume"],
    "import_id",
  ],
  replaced_bars: [
    ...["import_id", "listing_id", "interval_s", "start", "open", "high", "low", "close", "adj_close"],
    ...["volume", "old_import_id"],
  ],
  deletions: [
    ...["id", "listing_id", "interval_s", "from_date", "to_date", "bars", "after_import", "created_at"],
    "undone_at",
  ],
  deleted_bars: [
    ...["deletion_id", "start", "open", "high", "low", "close", "adj_close", "volume", "import_id"],
  ],
  corporate_actions: ["listing_id", "ex_date", "kind", "value", "import_id"],
  replaced_actions: ["import_id", "listing_id", "ex_date", "kind", "value", "old_import_id"],
  studies: ["id", "name", "request", "submission_key", "created_at", "updated_at", "deleted_at", "version"],
  study_runs: ["study_id", "definition", "undated", "result", "price_state", "ran_at"],
  study_tables: ["study_id", "name", "rows"],
  saved_views: ["id", "name", "address", "created_at", "updated_at", "deleted_at"],
  settings: ["name", "value"],
  seeded: ["key", "seeded_at"],
} as const satisfies Record<string, readonly string[]>;

export type ArchivedTable = keyof typeof ARCHIVED;

/** The tables an archive leaves out, and why that is right. */
export const LEFT_OUT: Record<string, string> = {
  price_coverage: "counted from the bars as they are put in",
  api_tokens: "let programs ask this Newsmove: whoever gets an archive must not get in by it",
  feed_name: "names the feed of this database alone; one filled from an archive has a feed of its own",
  changes: "notes what search and filters still have to follow, which is all that is put in",
  progress: "says how far search and filters have followed",
  company_stories: "follows the mentions of stories",
  indexed_places: "made anew with the words of search",
  move_outcomes: "found out again by checking the moves",
  closed_days: "found in the bars",
  price_changes: "counts the changes since a database began; a run says instead whether prices changed since",
};
