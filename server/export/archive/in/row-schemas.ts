import type { z } from "zod";
import type { Part } from "../format.ts";
import {
  ActionRow,
  BarRow,
  CompanyRow,
  DeletedBarRow,
  DeletionRow,
  ImportRow,
  NewsRow,
  NoteRow,
  RefusedRow,
  ReplacedActionRow,
  ReplacedBarRow,
  SavedViewRow,
  SeededRow,
  SettingRow,
  TopicRow,
} from "../rows.ts";
import { StudyRow } from "../study-rows.ts";
import { RowFault } from "./archive-error.ts";

/** What a row of each part is like. */
const SCHEMAS = {
  companies: CompanyRow,
  topics: TopicRow,
  news_items: NewsRow,
  price_notes: NoteRow,
  imports: ImportRow,
  refused_rows: RefusedRow,
  price_bars: BarRow,
  replaced_bars: ReplacedBarRow,
  deletions: DeletionRow,
  deleted_bars: DeletedBarRow,
  corporate_actions: ActionRow,
  replaced_actions: ReplacedActionRow,
  studies: StudyRow,
  saved_views: SavedViewRow,
  settings: SettingRow,
  seeded: SeededRow,
} satisfies Record<Part, z.ZodType>;

export type RowOf<P extends Part> = z.input<(typeof SCHEMAS)[P]>;

/** A row with the part it stands in. */
export type PartRow = { [P in Part]: { part: P; row: RowOf<P> } }[Part];

/** The row that a line's JSON is, as it stands. @throws RowFault "moves.0.percent is …" */
export function checkedRow(part: Part, value: unknown): PartRow {
  const parsed = SCHEMAS[part].safeParse(value);
  if (parsed.success) return { part, row: value } as PartRow;
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys")
    throw new RowFault(
      `“${issue.keys[0]}” is not known to this Newsmove`,
      "if a newer one made the archive, update this one",
    );
  const place = issue?.path.join(".");
  throw new RowFault(`${place ? `${place}: ` : ""}${issue?.message}`);
}
