import { expect, test } from "vitest";
import { CHUNK, chunksOf, type Stretch } from "../../server/prices/chunks.ts";

/** The chunks of rows that start at every second from 0. */
function chunks(rows: number, all?: Stretch) {
  const endOf = (after: number) => Math.max(after, -1) + CHUNK;
  return [...chunksOf(rows, endOf, all)];
}

test("all rows are in one chunk or another, none in two", () => {
  const first = { after: Number.MIN_SAFE_INTEGER, upTo: CHUNK - 1, rows: CHUNK };
  expect(chunks(2 * CHUNK + 3)).toEqual([
    first,
    { after: CHUNK - 1, upTo: 2 * CHUNK - 1, rows: CHUNK },
    { after: 2 * CHUNK - 1, upTo: Number.MAX_SAFE_INTEGER, rows: 3 },
  ]);
  expect(chunks(CHUNK)).toEqual([{ ...first, upTo: Number.MAX_SAFE_INTEGER }]);
  expect(chunks(0)).toEqual([]);
});

test("they stay within bounds", () => {
  expect(chunks(CHUNK + 1, { after: -1, upTo: CHUNK })).toEqual([
    { after: -1, upTo: CHUNK - 1, rows: CHUNK },
    { after: CHUNK - 1, upTo: CHUNK, rows: 1 },
  ]);
});
