import type { z } from "zod";
import { HttpError } from "../web/errors.ts";
import type { FieldAnswers, FieldErrors } from "../web/form.ts";
import type { ProblemError } from "../web/problem.ts";

/** Reads what was sent by its shape. @throws HttpError 422 that points at what has another */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body ?? {}, {
    error: ({ input }) => (input === undefined ? "This is needed." : undefined),
  });
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
): ProblemError[] {
  return Object.entries(errors).map(([field, detail]) => ({
    ...{ pointer: pointerOf(field), detail },
    ...(answers[field] ? { answers: answers[field] } : {}),
  }));
}

/** 422 with what to mend; the first of it in the sentence. */
export function refused(errors: readonly ProblemError[]): HttpError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const place = first?.pointer ? `${first.pointer}: ` : "";
  return new HttpError(422, `Nothing was saved. ${place}${first?.detail}${more}`, { errors });
}

/** 422 where a body says to be of another row than its address. */
export function refuseOtherId(given: number | undefined, own: number): void {
  if (given !== undefined && given !== own)
    throw refused([{ pointer: "/id", detail: `The address is that of number ${own}.` }]);
}

/** 409: it is another version by now. */
export function changedMeanwhile(current: object): HttpError {
  return new HttpError(
    409,
    "It was changed since you read it. Take in what is there now and send your change with its version.",
    { current },
  );
}

/** 409: what a key made the first time is gone. */
export function madeAndDeleted(): HttpError {
  return new HttpError(
    409,
    "What was made with that Idempotency-Key was deleted since. Send another key to add it again.",
  );
}

/** "/moves/0/percent" for the steps of a path, with what means something in a pointer written ~0 and ~1. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
