import { type ArchiveReport, KINDS, type Kind, type KindCounts } from "./report.ts";

const WORDS: Record<Kind, [one: string, many: string]> = {
  companies: ["company", "companies"],
  listings: ["listing", "listings"],
  topics: ["topic", "topics"],
  news_items: ["story", "stories"],
  reported_moves: ["reported move", "reported moves"],
  price_notes: ["price note", "price notes"],
  imports: ["price import", "price imports"],
  price_bars: ["price bar", "price bars"],
  corporate_actions: ["split or dividend", "splits and dividends"],
  deletions: ["deletion of prices", "deletions of prices"],
  studies: ["study", "studies"],
  saved_views: ["saved view", "saved views"],
  settings: ["setting", "settings"],
};

/** "1 story", "2,000 price bars" */
export function kindText(kind: Kind, count: number): string {
  return `${count.toLocaleString("en-US")} ${WORDS[kind][count === 1 ? 0 : 1]}`;
}

/** "Stories" */
export function kindName(kind: Kind): string {
  return capitalised(WORDS[kind][1]);
}

/** "Story" */
export function oneOf(kind: Kind): string {
  return capitalised(WORDS[kind][0]);
}

/** The kinds of which the archive held any, in the order of a report. */
export function countedKinds({ counts }: ArchiveReport): (KindCounts & { kind: Kind })[] {
  return KINDS.map((kind) => ({ kind, ...counts[kind] })).filter(
    ({ added, same, kept, replaced }) => added + same + kept + replaced > 0,
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
