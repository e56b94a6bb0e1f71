/** An archive that cannot be taken; the message, begun in lower case, says at which line, why and what to do. */
export class ArchiveError extends Error {
  readonly line: number | null;
  constructor(message: string, line: number | null = null) {
    super(line === null ? message : `line ${line}: ${message}`);
    this.line = line;
  }
}

/** What is wrong with a row, for whoever knows its line. */
export class RowFault extends Error {}
