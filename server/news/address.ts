/** The address of an article as given, and the one form by which the same article is known again. */
export interface Address {
  url: string;
  key: string;
}

const MAX_ADDRESS = 2000;

/** Parameters that say where a reader came from, never which article it is. */
const TRACKING = new Set([
  ...[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "igshid",
  ],
  ...["mc_cid", "mc_eid", "mkt_tok", "cmpid", "cmp", "ocid", "icid", "ncid", "smid", "smtyp", "sref", "srnd"],
  ...[
    "guccounter",
    "yptr",
    "tsrc",
    "soc_src",
    "soc_trk",
    "taid",
    "cndid",
    "_ga",
    "_gl",
    "ref_src",
    "ref_url",
  ],
  ...["__twitter_impression", "reflink", "mod", "partner", "xtor", "at_medium", "at_campaign"],
]);
const TRACKING_FAMILIES = ["utm_", "guce_", "hsa_", "pk_", "mtm_", "vero_"];
/** These track on most sites, but on some a number here is the article's own. */
const MOSTLY_TRACKING = new Set(["ref", "src", "source", "from", "feature"]);

/** Reads an article's address: only what a browser opens as a page is taken. `problem` is a sentence. */
export function readAddress(typed: string): { address: Address } | { problem: string } {
  const url = typed.trim();
  if (url.length > MAX_ADDRESS) return { problem: `An address has ${MAX_ADDRESS} characters at most.` };
  if (!URL.canParse(url)) {
    return { problem: "This is no whole address. It begins with https:// and names a site." };
  }
  const parsed = new URL(url);
  if (!["http:", "https:"].includes(parsed.protocol)) {
    return {
      problem: `An article's address begins with https:// or http://, not with “${parsed.protocol}”.`,
    };
  }
  if (parsed.username || parsed.password) {
    return { problem: "There is a user name in this address. Leave out what stands before the @." };
  }
  return { address: { url, key: keyOf(parsed) } };
}

function keyOf(parsed: URL): string {
  const { protocol, port, searchParams } = parsed;
  // A host and its scheme come out of the parser in lower case, the scheme's own port left out.
  const host = parsed.hostname.replace(/\.$/, "") + (port ? `:${port}` : "");
  for (const [name, value] of [...searchParams]) if (isTracking(name, value)) searchParams.delete(name);
  searchParams.sort();
  const path = parsed.pathname.replace(/\/+$/, "").replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  const query = searchParams.toString();
  return `${protocol}//${host}${path || "/"}${query ? `?${query}` : ""}`;
}

function isTracking(name: string, value: string): boolean {
  const known = name.toLowerCase();
  if (MOSTLY_TRACKING.has(known)) return !/^\d+$/.test(value);
  return TRACKING.has(known) || TRACKING_FAMILIES.some((family) => known.startsWith(family));
}
