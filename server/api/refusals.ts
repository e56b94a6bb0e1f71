import type { z } from "zod";
import { HttpError } from "../web/errors.ts";
import type { FieldAnswers, FieldErrors } from "../web/form.ts";
import type { ProblemError } from "../web/problem.ts";

/** Reads what was sent by its shape. @throws HttpError 422 that points at what has another */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw refused(
    parsed.error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), detail: message })),
  );
}

/** What the rules of a form refuse, in the places of what was sent. `pointerOf` tells where a field came from. */
export function refusedFields(
  errors: FieldErrors,
  answers: FieldAnswers,
  pointerOf: (field: string) => string,
): HttpError {
  return refused(
    Object.entries(errors).map(([field, detail]) => ({
      ...{ pointer: pointerOf(field), detail },
      ...(answers[field] ? { answers: answers[field] } : {}),
    })),
  );
}

/** 409: it is another version by now. */
export function changedMeanwhile(current: object): HttpError {
  return new HttpError(
    409,
    "It was changed since you read it, or no version was sent. Take in what is there now and send your change with its version.",
    { current },
  );
}

function refused(errors: ProblemError[]): HttpError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return new HttpError(422, `Nothing was saved. ${first?.pointer}: ${first?.detail}${more}`, { errors });
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
