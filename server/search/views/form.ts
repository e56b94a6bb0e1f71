import { z } from "zod";
import { checked, lengthProblem } from "../../web/checks.ts";
import { fieldErrors, type FormResult } from "../../web/form.ts";
import { MAX_VIEW_NAME } from "./views.ts";

const Form = z.object({
  name: z
    .string()
    .transform((text) => text.replaceAll(/\s+/gu, " ").trim())
    .superRefine(checked(nameProblem)),
});

/** Reads the name of a view. */
export function readName(fields: { name: string }): FormResult<{ name: string }> {
  const parsed = Form.safeParse(fields);
  if (parsed.success) return { ok: true, input: parsed.data };
  return { ok: false, errors: fieldErrors(parsed.error), answers: {} };
}

/** What to say of a name that another view has. */
export function takenText(name: string): string {
  return `There is a view called “${name}” already. Choose another name, or delete that view first.`;
}

function nameProblem(name: string): string | null {
  if (name === "") return "Give the view a name, such as “Falls of the week”.";
  return lengthProblem(name, MAX_VIEW_NAME, "The name");
}
