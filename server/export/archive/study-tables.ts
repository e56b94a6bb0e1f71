import { gunzipSync } from "node:zlib";

const LINE_FEED = 10;

/**
 * The rows of a table of a study's run as it is kept: JSON a row a line, compressed (gzip).
 * @param largest bytes that it may have when it is unpacked
 * @throws the error of zlib, SyntaxError
 */
export function* rowsOfTable(table: Buffer, largest?: number): Generator<unknown> {
  const text = gunzipSync(table, largest === undefined ? {} : { maxOutputLength: largest });
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(LINE_FEED, from);
    const end = found === -1 ? text.length : found;
    yield JSON.parse(text.toString("utf8", from, end));
    from = end + 1;
  }
}
