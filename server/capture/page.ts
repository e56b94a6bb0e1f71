import type { StoryFormView } from "../stories/form-view.ts";
import type { PageOptions } from "../web/page.ts";
import type { FoundMove } from "./find-moves.ts";
import { textView } from "./text-view.ts";

/** The page to paste an article on. */
export function pastePage(state: { text: string; error: string }): [view: string, options: PageOptions] {
  const errors = state.error ? { text: state.error } : {};
  return [
    "capture/paste",
    {
      title: "Paste an article",
      section: "news",
      status: state.error ? 422 : 200,
      data: { text: state.text, errors },
    },
  ];
}

/** The page to confirm what was read on: the text on one side, the story's form on the other. */
export function draftPage(
  text: string,
  moves: readonly FoundMove[],
  form: StoryFormView,
): [view: string, options: PageOptions] {
  const { blocks, passed } = textView(text, moves);
  const refused = Object.keys(form.errors).length > 0;
  return [
    "capture/draft",
    {
      title: "Check what was read",
      section: "news",
      status: refused ? 422 : form.duplicates.length > 0 ? 409 : 200,
      data: { form, blocks, summary: summaryOf(form), passed: passedText(passed) },
    },
  ];
}

/** "2 moves and 5 companies found; 3 things were inferred or not given." */
function summaryOf({ rows, fields, hints }: StoryFormView): string {
  const companies = fields.mentions.split("\n").filter(Boolean).length;
  const open = Object.keys(hints).length;
  const found = `${count(rows.length, "move", "moves")} and ${count(companies, "company", "companies")} found`;
  return open > 0
    ? `${found}; ${count(open, "thing was", "things were")} inferred or not given.`
    : `${found}.`;
}

function passedText(passed: number): string {
  if (passed === 0) return "";
  return passed === 1
    ? "1 percent figure was passed over: it is no price move of a day."
    : `${passed} percent figures were passed over: they are no price moves of a day.`;
}

function count(n: number, one: string, many: string): string {
  return `${n === 0 ? "no" : n} ${n === 1 ? one : many}`;
}
