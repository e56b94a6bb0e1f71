import { z } from "zod";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../moves/moves.ts";
import type { Claim } from "./checks.ts";

/** A claim as a file gives it: with its name there, and the ticker of what it is about. */
export interface FiledClaim {
  id: string;
  symbol: string;
  claim: Claim;
}

/** A file of claims that cannot be used; its message says where. */
export class ClaimsError extends Error {}

const CLAIM = z
  .object({
    id: z.coerce.string(),
    symbol: z.string(),
    direction: z.enum(["up", "down", "flat"]),
    value: z.number(),
    value2: z.number().nullish(),
    decimals: z.number().int().min(0).max(6),
    qualifier: z.enum(QUALIFIERS),
    session: z.enum(SESSIONS).nullish(),
    statistic: z.enum(STATISTICS),
    reportedAt: z.iso.datetime({ offset: true }),
    data: z.enum(["daily"]).nullish(),
  })
  .refine(({ qualifier, value2 }) => qualifier !== "range" || typeof value2 === "number", {
    path: ["value2"],
    message: "a range needs its upper figure",
  });

/**
 * Reads a JSON array of claims; magnitudes are in percent, `data: "daily"` leaves shorter bars out.
 * @throws ClaimsError
 */
export function readClaims(text: string): FiledClaim[] {
  const parsed = z.array(CLAIM).safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ClaimsError(`${issue?.path.join(".") || "the file"}: ${issue?.message}`);
  }
  return parsed.data.map(({ id, symbol, data, ...rest }) => ({
    id,
    symbol,
    claim: {
      ...rest,
      session: rest.session ?? null,
      value2: rest.value2 ?? null,
      dailyOnly: data === "daily",
    },
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ClaimsError(`no JSON: ${(error as Error).message}`);
  }
}
