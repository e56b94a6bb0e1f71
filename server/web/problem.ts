import type { Request, Response } from "express";

/** Where programs, not people, ask. */
const API = /^\/api(?:\/|$)/i;

/** Whether a request is one of a program, to be answered in JSON. */
export function isApiRequest(request: Request): boolean {
  return API.test(request.path);
}

/** What is wrong with a part of what was sent: a JSON pointer to it, a sentence, and readings to choose from. */
export interface ProblemError {
  pointer: string;
  detail: string;
  answers?: string[];
}

/** An answer that says what is wrong, as RFC 9457 has it (application/problem+json). */
export function sendProblem(
  response: Response,
  {
    status,
    title,
    detail,
    ...members
  }: { status: number; title: string; detail: string } & Record<string, unknown>,
): void {
  response
    .status(status)
    .type("application/problem+json")
    .set("Cache-Control", "no-store")
    .send(JSON.stringify({ type: "about:blank", title, status, detail, ...members }));
}
