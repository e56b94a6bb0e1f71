import { randomUUID } from "node:crypto";
import { HttpError } from "../web/errors.ts";

const MAX_KEY = 200;

/**
 * The key by which something is made once however often it is sent: the Idempotency-Key of a request,
 * else one that no other has. @throws HttpError 400
 */
export function submissionKey(header: string | undefined): string {
  if (header === undefined) return randomUUID();
  if (header !== "" && header.length <= MAX_KEY) return header;
  throw new HttpError(400, `An Idempotency-Key has between 1 and ${MAX_KEY} characters. Nothing was saved.`);
}
