import type { Directory } from "./directory.ts";
import { isNameOf, type Name } from "./name.ts";
import type { Token } from "./tokens.ts";

/** The ticker in brackets: "(NASDAQ: FORM)", "(YHOO)", "($AXP)", "(FORM.O)". */
export function tickerIn(tokens: readonly Token[]): string | null {
  const cashtag = tokens.find((token) => token.kind === "cashtag");
  if (cashtag) return tickerOf(cashtag);
  const colon = tokens.findIndex((token) => token.text === ":");
  const candidate = colon >= 0 ? tokens[colon + 1] : tokens.length <= 2 ? tokens[0] : undefined;
  const match = /^([A-Z]{1,5})(?:\.(?:[A-Z]{1,2}))?$/.exec(candidate?.text ?? "");
  return match?.[1] ?? null;
}

/** The ticker that a cashtag stands for: "$brk.b" → "BRK.B". */
export function tickerOf(cashtag: Token): string {
  return cashtag.text.slice(1).toUpperCase();
}

/** The ticker of a cashtag beside a name; null where it is known to be another company's. */
export function tickerBeside(
  cashtag: Token | undefined,
  name: Name | null,
  directory: Directory,
): string | null {
  if (!cashtag) return null;
  const ticker = tickerOf(cashtag);
  const entry = directory.byTicker(ticker);
  return name && entry && !isNameOf(name.text, entry) ? null : ticker;
}
