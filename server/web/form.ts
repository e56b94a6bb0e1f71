import type { z } from "zod";

/** A message for each field that cannot be taken as it is, in the order of the form. */
export type FieldErrors = Record<string, string>;

/** For a field that can be read in several ways, the readings to choose from. */
export type FieldAnswers = Record<string, string[]>;

/** What a form read: the input it stands for, or what is wrong with which field. */
export type FormResult<Input> =
  | { ok: true; input: Input }
  | { ok: false; errors: FieldErrors; answers: FieldAnswers };

/**
 * The named fields of a request body as text, for showing again as they were typed. A field that is
 * missing or came twice is "" or its last value; each is a text that somebody could have typed.
 */
export function fieldsOf<Name extends string>(body: unknown, names: readonly Name[]): Record<Name, string> {
  const fields = {} as Record<Name, string>;
  for (const name of names) fields[name] = valuesOf(body, name).at(-1) ?? "";
  return fields;
}

/** Every value a field of a request body came with, such as the boxes ticked of one name, read in the same way. */
export function valuesOf(body: unknown, name: string): string[] {
  const given = ((body ?? {}) as Record<string, unknown>)[name];
  return (Array.isArray(given) ? given : [given]).map((value) =>
    typeof value === "string" ? typedText(value) : "",
  );
}

/** A text as somebody could have typed it: line ends are \n, NUL goes, half a surrogate pair is U+FFFD. */
export function typedText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll("\0", "")
    .replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** The first message of each field of a failed zod parse. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  return errors;
}

/** The readings that a zod parse offered (as the `answers` of an issue's params) for fields it could not take. */
export function fieldAnswers(error: z.ZodError): FieldAnswers {
  const answers: FieldAnswers = {};
  for (const issue of error.issues) {
    if (issue.code === "custom" && issue.params?.answers)
      answers[String(issue.path[0])] = issue.params.answers;
  }
  return answers;
}

/** The whole number a path or query part stands for, or null when it is no id at all. */
export function idOf(text: unknown): number | null {
  return typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
