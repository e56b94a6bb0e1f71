/** A row's place in a list ordered newest first: its time and, among rows of one time, its id. */
export interface Place {
  at: string;
  id: number;
}

/** Before every row: where the first page begins. */
export const TOP: Place = { at: "\u{10ffff}", id: Number.MAX_SAFE_INTEGER };

/** A place as a part of an address. */
function placeText({ at, id }: Place): string {
  return `${at}~${id}`;
}

/** The place an address names; TOP when it names none. */
export function readPlace(text: unknown): Place {
  const match = typeof text === "string" ? /^([0-9TZ:.+-]{10,40})~(\d{1,15})$/.exec(text) : null;
  return match?.[1] ? { at: match[1], id: Number(match[2]) } : TOP;
}

/** The first `size` of rows fetched with one to spare, and the address part of the next page if there is one. */
export function pageOf<Row>(rows: readonly Row[], size: number, placeOf: (row: Row) => Place) {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { shown, older: rows.length > size && last ? placeText(placeOf(last)) : null };
}
