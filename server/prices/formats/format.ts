/** What a column of a price or actions file holds. */
export type Field =
  | "date"
  | "time"
  | "symbol"
  | "open"
  | "high"
  | "low"
  | "close"
  | "adjClose"
  | "volume"
  | "dividend"
  | "split";

/** How numbers are written: 1234.5; or also $1,234.50 and 82.12M; or 1.234,5. */
export type NumberStyle = "plain" | "grouped" | "comma";

/** Where each field stands in a row, counted from 0; -1 where the file has none. */
export type Columns = Record<Field, number>;

/** A shape of price file, told from its header and, where that does not do, from the rest of its first lines. */
export interface Format {
  /** As it is stored with an import and shown: "Yahoo". */
  name: string;
  /** Header → field, in lower case without quotes, brackets and asterisks. Others are left unread. */
  columns: Record<string, Field>;
  /** As numbers are usually written in it. */
  numbers: NumberStyle;
  /** Headers of which it has at least one, and which tell it apart. */
  marks?: readonly string[];
  /** A mark in the text of the first lines, where others have the same header. */
  looksLike?: (sample: string, header: readonly string[]) => boolean;
}

/** A format together with the places of its fields in one file. */
export interface Recognised {
  format: Format;
  columns: Columns;
  delimiter: string;
  /** Its header says that times are UTC: "start_utc". */
  isUtc: boolean;
  /** How many fields the header has. */
  width: number;
  /** Line of the header, from 1; the rows come after it. */
  headerLine: number;
}
