import type { RequestHandler } from "express";

/** Has reading, and nothing else, done over the database as it is at one moment. */
export type AtOneMoment = <Result>(read: () => Result) => Result;

/** A handler that does nothing but read, which it does of one moment. */
export function ofOneMoment(
  { atOneMoment }: { atOneMoment: AtOneMoment },
  handler: RequestHandler,
): RequestHandler {
  return (request, response, next) => atOneMoment(() => handler(request, response, next));
}
