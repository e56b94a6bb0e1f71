/** An archive that cannot be taken; the message, begun in lower case, says at which line, why and what to do. */
export class ArchiveError extends Error {
  readonly line: number | null;
  constructor(message: string, line: number | null = null) {
    super(line === null ? message : `line ${line}: ${message}`);
    this.line = line;
  }
}

/** What to do about an archive that is not as it was written. */
export const AGAIN = "take it out again with newsmove export --format json";

/** What is wrong with a row, and what to do, for whoever knows its line. */
export class RowFault extends Error {
  constructor(message: string, advice = `mend it, or ${AGAIN}`) {
    super(`${message}; ${advice}`);
  }
}
