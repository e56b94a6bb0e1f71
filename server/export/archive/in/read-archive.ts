import { ImportProblem } from "../../../prices/problem.ts";
import type { Source } from "../../../prices/source.ts";
import { linesOf } from "../../../prices/source.ts";
import { ARCHIVE_VERSION, headOf, PARTS } from "../format.ts";
import { AGAIN, ArchiveError, RowFault } from "./archive-error.ts";
import { checkedRow, type PartRow } from "./row-schemas.ts";

const LONGEST_LINE = 1 << 28;

/**
 * Reads an archive line by line.
 * @param put takes each row, in the order of the file; a RowFault that it throws gets the row's line
 * @param tell told what share is read, after every block; what it throws breaks the reading off
 * @throws ArchiveError where it is no archive, is of a newer kind, was cut off or has a row that cannot be
 */
export async function readArchive(
  source: Source,
  put: (row: PartRow) => void,
  tell: (share: number) => void,
): Promise<void> {
  const reader = archiveReader(put);
  try {
    for await (const { lines, first, bytes } of linesOf(source, LONGEST_LINE)) {
      for (const [i, line] of lines.entries()) reader.take(line, first + i);
      tell(source.size === 0 ? 1 : Math.min(1, bytes / source.size));
    }
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    throw new ArchiveError(`it is no archive of Newsmove: it has a line longer than any of those`);
  }
  reader.end();
}

/** Takes the lines one after another; each is the beginning, the head or a row of a part, or its end. */
function archiveReader(put: (row: PartRow) => void) {
  let expected: "beginning" | "head" | "rows" | "nothing" = "beginning";
  let place = 0;
  let lastLine = 0;
  const part = () => PARTS[place] ?? PARTS[0];

  function takeHead(text: string, line: number): void {
    if (text !== headOf(part()))
      throw new ArchiveError(`here “${part()}” should begin, but there is “${shown(text)}”; ${AGAIN}`, line);
    expected = "rows";
  }

  function takeRow(text: string, line: number): void {
    try {
      put(checkedRow(part(), parsed(text)));
    } catch (error) {
      if (error instanceof RowFault)
        throw new ArchiveError(`this row of ${part()} cannot be taken: ${error.message}`, line);
      throw error;
    }
  }

  function endPart(): void {
    place += 1;
    expected = place < PARTS.length ? "head" : "nothing";
  }

  return {
    take(text: string, line: number): void {
      if (text.trim() === "") return;
      lastLine = line;
      if (expected === "beginning") {
        checkBeginning(text, line);
        expected = "head";
      } else if (expected === "head") takeHead(text, line);
      else if (expected === "nothing") throw new ArchiveError(`something follows the archive’s end`, line);
      else if (text === "]," || text === "]}") endPart();
      else takeRow(text, line);
    },
    end(): void {
      if (expected === "beginning") throw new ArchiveError("it is empty");
      if (expected !== "nothing")
        throw new ArchiveError(`it ends at line ${lastLine}, among ${part()}: it was cut off; ${AGAIN}`);
    },
  };
}

function checkBeginning(text: string, line: number): void {
  const match = /^\{\s*"newsmove_archive"\s*:\s*(\d+)\s*,/.exec(text);
  const version = Number(match?.[1]);
  if (version > ARCHIVE_VERSION)
    throw new ArchiveError(
      `it was made by a newer Newsmove (archive ${version}, this one reads ${ARCHIVE_VERSION}): update Newsmove`,
    );
  if (match?.[0] === text) return;
  if (match || text.trim() === "{")
    throw new ArchiveError(
      `it is not in the lines that newsmove export writes, one a row: another program has written it anew; ${AGAIN}`,
      line,
    );
  throw new ArchiveError(`it is no archive of Newsmove: it begins with “${shown(text)}”`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.endsWith(",") ? text.slice(0, -1) : text);
  } catch {
    throw new RowFault(`“${shown(text)}” is no JSON`, `if the file was cut off or edited, ${AGAIN}`);
  }
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
