import type { Directory, DirectoryEntry } from "./directory.ts";
import type { FoundMove } from "./find-moves.ts";

const US = new Set(["XNYS", "XNAS", "XASE", "ARCX", "BATS", "OTCM"]);

/**
 * The listing that a move is of, as far as is known: by its ticker, else by the company's name. Of a
 * company with several lines the words decide: "in Hong Kong" means the one there; a premarket,
 * "U.S.-listed" and "ADR" mean the US one. Prices of the two are never mixed.
 */
export function linkOf(
  move: Pick<FoundMove, "company" | "ticker" | "session" | "quote">,
  directory: Directory,
): DirectoryEntry | null {
  const named = move.company === null ? undefined : directory.byName(move.company);
  const tagged = move.ticker === null ? undefined : directory.byTicker(move.ticker);
  const entry = tagged ?? (move.ticker === null ? named : undefined);
  if (!entry) return null;
  if (tagged && !isHongKong(move)) return tagged;
  return lineMeant(move, directory.linesOf(entry)) ?? entry;
}

function lineMeant(
  move: Pick<FoundMove, "session" | "quote">,
  lines: readonly DirectoryEntry[],
): DirectoryEntry | undefined {
  const wanted = isHongKong(move) ? (mic: string) => mic === "XHKG" : (mic: string) => US.has(mic);
  return (
    lines.find(({ listing }) => listing !== null && wanted(listing.mic)) ??
    lines.find(({ listing }) => listing !== null)
  );
}

function isHongKong({ session, quote }: Pick<FoundMove, "session" | "quote">): boolean {
  if (session === "premarket" || session === "after_hours") return false;
  return (
    /\b(?:in Hong Kong|Hong Kong[- ]listed|Hong Kong shares|Hong Kong trading)\b/i.test(quote) &&
    !/\bU\.S\.-listed\b|\bADRs?\b/.test(quote)
  );
}
