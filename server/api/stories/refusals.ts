import type { MoveInput, ReportedMove } from "../../moves/moves.ts";
import type { Duplicate } from "../../stories/stories.ts";
import { HttpError } from "../../web/errors.ts";
import { refused } from "../refusals.ts";

/** A story that may be there already is told of, not refused for good. @throws HttpError 409 */
export function refuseDouble(duplicates: readonly Duplicate[]): void {
  const [first] = duplicates;
  if (!first) return;
  throw new HttpError(
    409,
    `This may be a story that is there already: “${first.title}” of ${first.publisher}. Nothing was saved; ` +
      'send "anyway": true to keep it all the same.',
    { title: "That may be a double", duplicates },
  );
}

/** A move that names another's number would lose its own notes, or be none of the story. @throws HttpError 422 */
export function refuseForeignMoves(moves: readonly MoveInput[], stored: readonly ReportedMove[]): void {
  const open = new Set(stored.map(({ id }) => id));
  const errors = moves.flatMap(({ id }, i) =>
    id === null || open.delete(id)
      ? []
      : [
          {
            pointer: `/moves/${i}/id`,
            detail: `Of number ${id} there is no other move here. Leave it out for a new one.`,
          },
        ],
  );
  if (errors.length > 0) throw refused(errors);
}
