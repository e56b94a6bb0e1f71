import { DatabaseError } from "./open.ts";

const WORDS: readonly [codes: RegExp, words: string][] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/, "the disk is full"],
  [/^(EROFS|SQLITE_READONLY_DBMOVED)$/, "nothing can be written there"],
  [/^(EACCES|EPERM|SQLITE_PERM|SQLITE_AUTH|SQLITE_READONLY)/, "this account is not allowed to"],
  [/^(EISDIR|SQLITE_CANTOPEN_ISDIR)$/, "it is a folder"],
  [/^(ENOENT|ENOTDIR)$/, "there is no such folder"],
  [/^EEXIST$/, "there is such a file already"],
  [/^SQLITE_BUSY/, "another program keeps it locked"],
  [/^SQLITE_NOTADB$/, "it is no SQLite database"],
  [/^SQLITE_CORRUPT/, "it is damaged"],
  [/^SQLITE_CANTOPEN/, "it cannot be opened"],
  [/^(EIO|SQLITE_IOERR)/, "the disk reports an error"],
];

/**
 * What the system, SQLite or Newsmove itself refused to do with a file, in words; null for what is no
 * such refusal but a bug.
 */
export function fileFault(error: unknown): string | null {
  if (error instanceof DatabaseError) return error.message;
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== "string") return null;
  return WORDS.find(([codes]) => codes.test(code))?.[1] ?? null;
}

/** The error as one line that says what failed: "the folder x cannot be made: the disk is full". A bug comes back as it is. */
export function fileError(whatFailed: string, error: unknown): unknown {
  const fault = fileFault(error);
  return fault === null ? error : new DatabaseError(`${whatFailed}: ${fault}`, { cause: error });
}
