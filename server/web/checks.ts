import { z } from "zod";

/** A zod check that has one thing to say of a text, or nothing. */
export function checked(problem: (text: string) => string | null) {
  return (text: string, ctx: z.core.$RefinementCtx): void => {
    const message = problem(text);
    if (message) ctx.addIssue({ code: "custom", message });
  };
}

/** Refuses a value within a zod transform, with the readings to choose from where there are some. */
export function refuse(ctx: z.core.$RefinementCtx, message: string, answers?: string[]): never {
  ctx.addIssue({ code: "custom", message, ...(answers?.length ? { params: { answers } } : {}) });
  return z.NEVER;
}

/** What to say of a text of more characters than fit; null when it fits. `what` begins the sentence: "The note". */
export function lengthProblem(text: string, max: number, what: string): string | null {
  const length = [...text].length;
  if (length <= max) return null;
  const [has, fits] = [length, max].map((n) => n.toLocaleString("en-US"));
  return `${what} has ${has} characters; ${fits} fit. Shorten it a little.`;
}
