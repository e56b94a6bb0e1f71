import { NEWS_ORGANISATIONS } from "./lexicon/publishers.ts";

const byName = new Map(
  NEWS_ORGANISATIONS.flatMap(({ name, names }) => names.map((one) => [folded(one), name])),
);
const byHost = new Map(NEWS_ORGANISATIONS.flatMap(({ name, hosts }) => hosts.map((host) => [host, name])));

/** The usual name of a news organisation for any way of writing it; null for what is not known as one. */
export function organisationNamed(text: string): string | null {
  return byName.get(folded(text)) ?? null;
}

/** The organisation whose pages a host holds: "uk.reuters.com" is Reuters'. */
export function organisationAt(host: string | null): string | null {
  const labels = host?.split(".") ?? [];
  for (let i = 0; i < labels.length - 1; i++) {
    const found = byHost.get(labels.slice(i).join("."));
    if (found) return found;
  }
  return null;
}

/** Whether two names mean one organisation. */
export function sameOrganisation(a: string, b: string): boolean {
  return folded(organisationNamed(a) ?? a) === folded(organisationNamed(b) ?? b);
}

/** A name without case, accents, spaces, marks and a leading "the", for comparing. */
export function folded(name: string): string {
  return name
    .slice(0, 200)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
