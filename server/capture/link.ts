import { EXCHANGES } from "../lib/exchanges.ts";
import type { Directory, DirectoryEntry } from "./directory.ts";
import type { FoundMove } from "./find-moves.ts";

type Said = Pick<FoundMove, "company" | "ticker" | "session" | "quote" | "quoteStart" | "end">;

const US_LISTED = new Set(["XNYS", "XNAS", "XASE", "ARCX", "BATS"]);

/**
 * The listing that a move is of, as far as is known: by its ticker, else by the company's name. Of a
 * company with several lines the words decide: "in Hong Kong" means the one there; a premarket,
 * "U.S.-listed" and "ADR" mean the US one, and so does saying nothing. Prices of the two are never mixed.
 */
export function linkOf(move: Said, directory: Directory): DirectoryEntry | null {
  const tagged = move.ticker === null ? undefined : directory.byTicker(move.ticker);
  const named = move.company === null || move.ticker !== null ? undefined : directory.byName(move.company);
  const entry = tagged ?? named;
  if (!entry) return null;
  const city = cityNamed(move);
  const lines = directory.linesOf(entry).filter(({ listing }) => listing !== null);
  const there = lines.find(({ listing }) => city !== null && citiesOf(listing?.mic ?? "").includes(city));
  if (there || tagged) return there ?? tagged ?? null;
  return lines.find(({ listing }) => US_LISTED.has(listing?.mic ?? "")) ?? homeLine(lines) ?? entry;
}

/** A line of the company's own exchange goes before one that is traded over the counter. */
function homeLine(lines: readonly DirectoryEntry[]): DirectoryEntry | undefined {
  return lines.find(({ listing }) => listing?.mic !== "OTCM");
}

const REACH = 24;

/** The city on whose exchange a price was, right after the figure ("fell 2.3% in Paris") or as "Hong Kong-listed". */
function cityNamed({ session, quote, quoteStart, end }: Said): string | null {
  if (session === "premarket" || session === "after_hours" || /\bU\.S\.-listed\b|\bADRs?\b/.test(quote))
    return null;
  const listed =
    /\b(Hong Kong|London|Tokyo|Paris|Frankfurt|Toronto|Sydney|Shanghai|Shenzhen)[- ](?:listed|traded)\b/.exec(
      quote,
    );
  if (listed?.[1]) return listed[1];
  if (/\bHong Kong (?:shares|stock|trading)\b/.test(quote)) return "Hong Kong";
  const after = quote.slice(end - quoteStart, end - quoteStart + REACH);
  const named = /\bin ((?:Hong Kong|New York|São Paulo)|\p{Lu}\p{Ll}+)/u.exec(after);
  return named?.[1] ?? (/\bin Hong Kong\b/i.test(quote) ? "Hong Kong" : null);
}

function citiesOf(mic: string): string[] {
  return EXCHANGES.filter((exchange) => exchange.mic === mic).map(({ city }) => city);
}
