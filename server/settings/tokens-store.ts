import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../db/open.ts";

export type TokensStore = ReturnType<typeof tokensStore>;

/** A token as the settings list it. */
export interface ApiToken {
  id: number;
  name: string;
  /** Instant. */
  createdAt: string;
}

const BYTES = 32;

/** Tokens of the API. Of each only the SHA-256 is kept: a token of 256 random bits needs no slower one. */
export function tokensStore(db: Db) {
  const add = db.prepare<[string, string, string]>(
    "INSERT INTO api_tokens (name, digest, created_at) VALUES (?, ?, ?)",
  );
  const all = db.prepare<[], ApiToken>(
    "SELECT id, name, created_at AS createdAt FROM api_tokens WHERE revoked_at IS NULL ORDER BY id",
  );
  const known = db
    .prepare<[string], number>("SELECT 1 FROM api_tokens WHERE digest = ? AND revoked_at IS NULL")
    .pluck();
  const revoke = db.prepare<[string, number]>(
    "UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
  );

  return {
    /** Makes a token; its text is told here and never again. */
    make(name: string, now: string): { id: number; token: string } {
      const token = `nm_${randomBytes(BYTES).toString("base64url")}`;
      return { id: Number(add.run(name, digestOf(token), now).lastInsertRowid), token };
    },
    all: () => all.all(),
    /** Whether a token is good. It is looked up by its digest, so that the time of it tells nothing of others. */
    knows: (token: string) => known.get(digestOf(token)) !== undefined,
    revoke: (id: number, now: string): void => void revoke.run(now, id),
  };
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
