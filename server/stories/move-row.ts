import { type Direction, directionOf } from "../lib/percent.ts";
import { figureText, qualifierWords, saidFigure, sessionWords } from "../moves/moves.ts";
import { type MoveFields, movePrefix } from "./fields.ts";
import type { ReadMove } from "./move-form.ts";

/** What a row means so far: the label its bar will have. */
export interface RowSummary {
  ticker: string | null;
  name: string;
  qualifier: string;
  direction: Direction;
  figure: string;
  session: string;
}

/** One row of the form's moves. */
export interface MoveRow {
  /** Counted from 1. */
  number: number;
  /** What the names of its fields begin with. */
  prefix: string;
  fields: MoveFields;
  /** null while the row does not read as a move. */
  summary: RowSummary | null;
  /** A row that was read from a text is kept or dropped; one of the person's own is removed. */
  isRead: boolean;
}

/** A row of the form, at its place among the others; `read` is null while it does not read as a move. */
export function moveRow(fields: MoveFields, index: number, read: ReadMove | null): MoveRow {
  return {
    number: index + 1,
    prefix: movePrefix(index),
    fields,
    summary: read && summaryOf(read),
    isRead: fields.from !== "" || fields.unsure !== "",
  };
}

function summaryOf(move: ReadMove): RowSummary {
  return {
    ticker: move.listing?.ticker ?? null,
    name: move.listing?.companyName ?? move.subject,
    qualifier: qualifierWords(move.qualifier),
    direction: directionOf(saidFigure(move)),
    figure: figureText(move),
    session: sessionWords(move),
  };
}
