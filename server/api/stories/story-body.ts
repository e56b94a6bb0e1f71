import { blankStory, type StoryParts } from "../../stories/fields.ts";
import { readStory } from "../../stories/form.ts";
import type { StoryInput } from "../../stories/stories.ts";
import type { ProblemError } from "../../web/problem.ts";
import type { StoryBody } from "../inputs.ts";
import { type Lookup, mentioned } from "../references.ts";
import { refused, refusedFields } from "../refusals.ts";
import { moveFields } from "./move-body.ts";
import { publishedFields, withInstant } from "./published-body.ts";

/** The story that was sent, by the rules of the form. @throws HttpError 422 with what to mend */
export function readStoryBody(body: StoryBody, lookup: Lookup, now: Date): StoryInput {
  const errors: ProblemError[] = [];
  const report = (pointer: string, detail: string) => void errors.push({ pointer, detail });
  const mentions = mentionsOf(body, lookup, report);
  const moves = body.moves ?? [];
  const parts: StoryParts = {
    ...blankStory(),
    ...{ title: body.title, publisher: body.publisher, credited_source: body.credited_source ?? "" },
    ...{ author: body.author ?? "", url: body.url ?? "", language: body.language ?? "" },
    ...publishedFields(body.published),
    ...{ mentions: mentions.names, newCompanies: mentions.toBeAdded, topics: body.topics ?? [] },
    moves: moves.map((move, i) =>
      moveFields(move, lookup, (part, problem) => report(`/moves/${i}/${part}`, problem)),
    ),
  };
  const result = readStory(parts, { companies: lookup, now });
  if (!result.ok) errors.push(...refusedFields(result.errors, result.answers, pointerOf));
  if (!result.ok || errors.length > 0) throw refused(firstOfEach(errors));
  const { input } = result;
  const instant = withInstant(input.published, body.published?.at);
  if ("problem" in instant) throw refused([{ pointer: "/published/at", detail: instant.problem }]);
  return {
    ...input,
    ...instant,
    companyIds: [...new Set([...input.companyIds, ...mentions.companyIds])].sort((a, b) => a - b),
    // What a person saves is confirmed by a person; a program says whether it was.
    moves: input.moves.map((move, i) => ({ ...move, unsure: moves[i]?.unsure ?? false })),
  };
}

function mentionsOf(body: StoryBody, lookup: Lookup, report: (pointer: string, problem: string) => void) {
  const companyIds: number[] = [];
  const names: string[] = [];
  const toBeAdded: string[] = [];
  for (const [i, ref] of (body.mentions ?? []).entries()) {
    const found = mentioned(ref, lookup);
    if ("problem" in found) report(`/mentions/${i}`, found.problem);
    else if ("companyId" in found) companyIds.push(found.companyId);
    else {
      names.push(found.name);
      if (found.isToBeAdded) toBeAdded.push(found.name);
    }
  }
  return { companyIds, names, toBeAdded };
}

/** A part that cannot be read leaves its field empty, which the rules then miss: only the first is told. */
function firstOfEach(errors: readonly ProblemError[]): ProblemError[] {
  return errors.filter(({ pointer }, i) => errors.findIndex((other) => other.pointer === pointer) === i);
}

const PUBLISHED = new Set(["date", "time", "zone", "printed", "year_inferred", "year_inferred_from"]);
const OF_MOVE: Record<string, string> = { wording: "qualifier", date: "trade_date" };

/** "/moves/0/percent" for the form's "move_1_percent". */
function pointerOf(field: string): string {
  const [, number, part] = /^move_(\d+)_(.+)$/.exec(field) ?? [];
  if (number && part) return `/moves/${Number(number) - 1}/${OF_MOVE[part] ?? part}`;
  return PUBLISHED.has(field) ? `/published/${field}` : `/${field}`;
}
