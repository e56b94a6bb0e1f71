import { closedReader } from "../../prices/closed-days.ts";
import { type Listing, listingLabel } from "../../companies/companies.ts";
import { answersOf, resolveListing, unresolvedMessage } from "../../companies/resolve.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { NewsItem } from "../../news/news.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { symbolReader } from "../../studies/definition.ts";
import { abnormalReturns } from "./abnormal.ts";
import { type AbnormalView, abnormalStocks } from "./view.ts";

export interface AbnormalSectionParts {
  companies: CompaniesStore;
  bars: BarsStore;
  /** Ids of the listings that may stand for the market, the likeliest first. */
  markets(): number[];
}

const MOST_OFFERED = 20;
const NO_INDEX =
  "No index has daily prices yet. Import those of an index or a fund that follows one, or name any listing that has some.";

/**
 * The part of a story's page that holds its moves against an index: the one asked for, else the
 * likeliest. Null where the story has no date, or none of its stocks has daily prices.
 */
export function abnormalSection(
  { companies, bars, markets }: AbnormalSectionParts,
  { published }: NewsItem,
  moves: readonly ReportedMove[],
  asked: string,
): AbnormalView | null {
  const hasPrices = ({ id }: Listing) => bars.firstDaily(id) !== null;
  if (published.date === null || !moves.some(({ listing }) => listing && hasPrices(listing))) return null;
  const known = markets()
    .slice(0, MOST_OFFERED)
    .flatMap((id) => companies.listing(id) ?? []);
  const { index, problem } =
    asked === "" ? { index: known[0] ?? null, problem: null } : readIndex(asked, companies, hasPrices);
  const view = { index: index ? listingLabel(index) : asked, indices: known.map(listingLabel) };
  if (index === null) return { ...view, problem: problem ?? NO_INDEX, stocks: [] };
  const sources = { bars, byTicker: companies.byTicker, isClosed: closedReader(bars) };
  const symbolOf = symbolReader(companies.byTicker);
  const found = abnormalReturns({ published, moves, index, sources, symbolOf });
  return { ...view, problem: null, stocks: abnormalStocks(found, published) };
}

function readIndex(asked: string, companies: CompaniesStore, hasPrices: (listing: Listing) => boolean) {
  const resolved = resolveListing(asked, companies);
  if (resolved.kind !== "one") {
    const message = `${unresolvedMessage(asked, resolved)} ${answersOf(resolved).join("; ")}`;
    return { index: null, problem: message.trim() };
  }
  const { listing } = resolved;
  if (hasPrices(listing)) return { index: listing, problem: null };
  return {
    index: null,
    problem: `There are no daily prices of ${listing.ticker}. Import them, or name another index.`,
  };
}
