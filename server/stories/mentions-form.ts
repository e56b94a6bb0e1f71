import { type CompanyLookup, resolveCompany } from "../companies/resolve-company.ts";
import { lengthProblem } from "../web/checks.ts";
import type { FieldErrors } from "../web/form.ts";
import type { StoryParts } from "./fields.ts";
import { collapsed, MAX_MENTIONS, MAX_NAME } from "./stories.ts";

export interface ReadMentions {
  companyIds: number[];
  /** Names that no company goes by: without an error, all of them the person wants added. */
  unknown: string[];
  errors: FieldErrors;
}

/** The companies a story mentions by name; those not known are asked about until the person says to add them. */
export function readMentions(
  { mentions, newCompanies }: Pick<StoryParts, "mentions" | "newCompanies">,
  lookup: CompanyLookup,
): ReadMentions {
  const names = new Set(mentions.map(collapsed).filter((name) => name !== ""));
  const read = [...names].map((name) => ({ name, resolved: resolveCompany(name, lookup) }));
  const companyIds = read.flatMap(({ resolved }) => (resolved.kind === "one" ? resolved.company.id : []));
  const unknown = read.flatMap(({ name, resolved }) => (resolved.kind === "none" ? name : []));
  const wanted = new Set(newCompanies.map(collapsed));
  const open = unknown.filter((name) => !wanted.has(name));
  const problem =
    tooMany(names.size) ??
    unknown
      .map((name) => lengthProblem(name, MAX_NAME, `“${name.slice(0, 30)}…”`))
      .find((found) => found !== null) ??
    read.map(({ name, resolved }) => severalProblem(name, resolved)).find((found) => found !== null) ??
    (open.length > 0 ? `Not known: ${open.join(", ")}. Tick what to add, or write it differently.` : null);
  return {
    companyIds,
    unknown,
    errors: problem ? { mentions: problem } : {},
  };
}

function tooMany(count: number): string | null {
  return count > MAX_MENTIONS ? `A story mentions ${MAX_MENTIONS} companies at most here.` : null;
}

function severalProblem(name: string, resolved: ReturnType<typeof resolveCompany>): string | null {
  if (resolved.kind !== "several") return null;
  return `“${name}” is more than one company. Write which: ${resolved.answers.join("; ")}.`;
}
