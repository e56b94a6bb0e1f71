/**
 * The first address that leads to a page of the web, as given or completed from `base`; one of a site's
 * front page only when there is no other. Null where there is none: never "javascript:", "data:" or the like.
 */
export function articleAddress(candidates: readonly (string | null)[], base: string | null): string | null {
  const addresses = candidates.flatMap((candidate) => webAddress(candidate, base) ?? []);
  return addresses.find((address) => new URL(address).pathname !== "/") ?? addresses[0] ?? null;
}

/** The host an address names, without "www."; null for none. */
export function hostOf(address: string | null): string | null {
  return address && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : null;
}

const LONGEST = 2000;

function webAddress(candidate: string | null, base: string | null): string | null {
  const text = candidate?.trim() ?? "";
  if (text === "" || text.length > LONGEST || /\s/.test(text)) return null;
  const complete = text.startsWith("//") ? `https:${text}` : text;
  if (URL.canParse(complete)) return isWeb(complete) ? complete : null;
  if (!base || !URL.canParse(complete, base)) return null;
  const { href } = new URL(complete, base);
  return isWeb(href) ? href : null;
}

function isWeb(address: string): boolean {
  const url = new URL(address);
  const named = url.hostname.includes(".") && url.username === "" && url.password === "";
  return /^https?:$/.test(url.protocol) && named;
}
