/**
 * An archive: one JSON document that any program can read, with a row a line, so that it can be
 * written and read without ever being held whole.
 *
 *     {"newsmove_archive":1,
 *     "companies":[
 *     {"id":1,"slug":"alibaba",…},
 *     {"id":2,"slug":"meta",…}
 *     ],
 *     …
 *     "seeded":[
 *     ]}
 *
 * Parts, rows and the names in a row stand in a fixed order and nothing tells of the export itself:
 * the same content gives the same bytes.
 */

/** What this Newsmove writes, and the newest it reads. */
export const ARCHIVE_VERSION = 1;

/** The parts of an archive in their order: what is referred to comes before what refers to it. */
export const PARTS = [
  "companies",
  "topics",
  "news_items",
  "price_notes",
  "imports",
  "refused_rows",
  "price_bars",
  "replaced_bars",
  "deletions",
  "deleted_bars",
  "corporate_actions",
  "replaced_actions",
  "studies",
  "saved_views",
  "settings",
  "seeded",
] as const;

export type Part = (typeof PARTS)[number];

export const FIRST_LINE = `{"newsmove_archive":${ARCHIVE_VERSION},`;

/** The line that begins a part. */
export function headOf(part: Part): string {
  return `"${part}":[`;
}

const ROWS_AT_ONCE = 200;

/** The text of an archive, some hundred lines at a time. */
export function* archiveText(rowsOf: (part: Part) => Iterable<object>): Generator<string> {
  let lines = [FIRST_LINE];
  for (const [i, part] of PARTS.entries()) {
    lines.push(headOf(part));
    // A row's comma is known only when the next one is there.
    let last: string | null = null;
    for (const row of rowsOf(part)) {
      if (last !== null) lines.push(`${last},`);
      last = JSON.stringify(row);
      if (lines.length >= ROWS_AT_ONCE) {
        yield `${lines.join("\n")}\n`;
        lines = [];
      }
    }
    if (last !== null) lines.push(last);
    lines.push(i < PARTS.length - 1 ? "]," : "]}");
  }
  yield `${lines.join("\n")}\n`;
}
