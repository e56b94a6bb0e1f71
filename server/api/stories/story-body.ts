import { BLANK_MOVE, blankStory, type MoveFields, type StoryFields } from "../../stories/fields.ts";
import { readStoryForm, type StoryContext } from "../../stories/form.ts";
import type { StoryInput } from "../../stories/stories.ts";
import type { StoryBody } from "../inputs.ts";
import { refusedFields } from "../refusals.ts";

type MoveBody = NonNullable<StoryBody["moves"]>[number];

/** The story that was sent, by the rules of the form. @throws HttpError 422 with what to mend */
export function readStory(body: StoryBody, context: StoryContext): StoryInput {
  const result = readStoryForm(fieldsOf(body), context);
  if (result.ok) return result.input;
  throw refusedFields(result.errors, result.answers, pointerOf);
}

function fieldsOf(body: StoryBody): StoryFields {
  const { published } = body;
  return {
    ...blankStory(),
    ...{ title: body.title, publisher: body.publisher, credited_source: body.credited_source ?? "" },
    ...{ author: body.author ?? "", url: body.url ?? "", language: body.language ?? "" },
    ...{ date: published?.date ?? "", time: published?.time ?? "", zone: published?.zone ?? "" },
    ...{ printed: published?.printed ?? "", year_inferred: published?.year_inferred ? "1" : "" },
    year_inferred_from: published?.year_inferred_from ?? "",
    mentions: (body.mentions ?? []).join("\n"),
    newCompanies: body.new_companies ?? [],
    topics: (body.topics ?? []).join(", "),
    moves: (body.moves ?? []).map(moveFields),
  };
}

function moveFields({ id, percent, qualifier, trade_date, ...move }: MoveBody): MoveFields {
  return {
    ...BLANK_MOVE,
    ...{ id: id ? String(id) : "", listing: move.listing ?? "", subject: move.subject ?? "" },
    ...{
      percent: String(percent),
      wording: qualifier,
      session: move.session ?? "",
      statistic: move.statistic,
    },
    ...{ date: trade_date ?? "", quote: move.quote ?? "" },
  };
}

const PUBLISHED = new Set(["date", "time", "zone", "printed", "year_inferred", "year_inferred_from"]);
const OF_MOVE: Record<string, string> = { wording: "qualifier", date: "trade_date" };

/** "/moves/0/percent" for the form's "move_1_percent". */
function pointerOf(field: string): string {
  const [, number, part] = /^move_(\d+)_(.+)$/.exec(field) ?? [];
  if (number && part) return `/moves/${Number(number) - 1}/${OF_MOVE[part] ?? part}`;
  return PUBLISHED.has(field) ? `/published/${field}` : `/${field}`;
}
