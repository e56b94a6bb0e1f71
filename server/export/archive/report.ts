/** What became of the rows of one kind that an archive holds. */
export interface KindCounts {
  /** Were not here and are now. */
  added: number;
  /** Are here just so. */
  same: number;
  /** Are here with another content, which was left as it is. */
  kept: number;
  /** Prices alone: were here with other values, in whose place those of the archive were put. */
  replaced: number;
}

export const KINDS = [
  "companies",
  "listings",
  "topics",
  "news_items",
  "reported_moves",
  "price_notes",
  "imports",
  "price_bars",
  "corporate_actions",
  "deletions",
  "studies",
  "saved_views",
  "settings",
] as const;

export type Kind = (typeof KINDS)[number];

/** What an import of an archive did. */
export interface ArchiveReport {
  counts: Record<Kind, KindCounts>;
  /** Of what was left as it is here, the first few by name. */
  left: { kind: Kind; name: string }[];
}

/** How many of what was left are named. */
export const MOST_NAMED = 20;

/** A report in which nothing was counted yet. */
export function emptyReport(): ArchiveReport {
  const none = (): KindCounts => ({ added: 0, same: 0, kept: 0, replaced: 0 });
  return { counts: Object.fromEntries(KINDS.map((kind) => [kind, none()])) as never, left: [] };
}
