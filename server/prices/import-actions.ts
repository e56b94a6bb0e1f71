import { readActions } from "./actions-file.ts";
import type { ImportParts, RunOptions } from "./store-file.ts";
import { type Line, lineOfSymbol, type ListingOptions } from "./listings.ts";
import type { Source } from "./source.ts";
import type { RefusedRow } from "./stage-store.ts";

export interface ActionsResult {
  /** Null where there was nothing to store, or refused rows held all back. */
  importId: number | null;
  isHeldBack: boolean;
  added: number;
  same: number;
  /** Stored with another value; `replaced` of them were taken from the file. */
  changed: number;
  replaced: number;
  refused: RefusedRow[];
  lines: Line[];
}

class Nothing extends Error {}

/**
 * Stores a file of splits and dividends in one transaction; with isDryRun, only says what it would do.
 * @throws ImportProblem for what only a person can say.
 */
export async function importActions(
  source: Source,
  options: RunOptions & { listings: ListingOptions; isDryRun: boolean; now: string },
  { prices, addListing }: ImportParts,
): Promise<ActionsResult> {
  const { actions, refused } = await readActions(source);
  const { replace, keepGood, listings, isDryRun, now } = options;
  const symbols = [...new Set(actions.map(({ symbol }) => symbol))];
  const lines = new Map(symbols.map((symbol) => [symbol, lineOfSymbol(symbol, listings)]));
  const none = { importId: null, added: 0, same: 0, changed: 0, replaced: 0 };
  const result: ActionsResult = { ...none, isHeldBack: false, refused, lines: [...lines.values()] };
  if (refused.length > 0 && !keepGood && !isDryRun) return { ...result, isHeldBack: true };
  const store = () => {
    const ids = new Map(
      [...lines].map(([symbol, line]) => {
        return [symbol, line.kind === "known" ? line.listing.id : addListing(line.row, now)];
      }),
    );
    const subject = lines.size > 5 ? `${lines.size} listings` : [...lines.keys()].join(", ");
    const about = {
      kind: "actions" as const,
      fileName: source.name,
      format: "actions",
      subject,
      interval: null,
    };
    const importId = prices.write.open(about, now);
    const listed = actions.flatMap((action) => {
      const listingId = ids.get(action.symbol);
      return listingId === undefined ? [] : [{ ...action, listingId }];
    });
    const counts = prices.write.actions(listed, importId, replace);
    Object.assign(result, counts);
    if (isDryRun || counts.added + counts.replaced === 0) throw new Nothing();
    prices.write.refused(refused, importId);
    prices.write.close(importId, { ...counts, refused: refused.length });
    result.importId = importId;
  };
  try {
    prices.inTransaction(store);
  } catch (error) {
    if (!(error instanceof Nothing)) throw error;
  }
  return result;
}
