import { cellsOf } from "./formats/cells.ts";
import { delimiterOf } from "./formats/header.ts";
import { MINUS } from "../lib/percent.ts";
import type { RefusedRow } from "./stage-store.ts";

/** A row that was not taken, as the pages print it: the faulty cell stands between two parts of the line. */
export interface RefusedView {
  line: string;
  before: string;
  faulty: string;
  after: string;
  reason: string;
  todo: string;
}

const LONGEST = 200;

export function refusedView({ line, raw, reason }: RefusedRow): RefusedView {
  const at = faultyCell(raw, reason);
  const [from, to] = at ?? [raw.length, raw.length];
  return {
    line: line.toLocaleString("en-US"),
    before: shown(raw.slice(0, from)),
    faulty: shown(raw.slice(from, to)),
    after: shown(raw.slice(to)),
    reason: reasonText(reason),
    todo: todoOf(reason),
  };
}

/** Part of a line, cut where it is endless; what has no sign of its own is seen all the same. */
function shown(part: string): string {
  return part.slice(0, LONGEST).replaceAll(/(?!\s)\p{Cc}/gu, "\ufffd");
}

/** As a sentence; the page counts rows, and writes figures with a minus. */
function reasonText(reason: string): string {
  const text = shown(reason)
    .replace(/^line /, "row ")
    .replaceAll(/ -(?=\d)/g, ` ${MINUS}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const MISSING = /^there is no (open|high|low|close|adjusted close|symbol|date|time|ex-date)$/;
const OF_THE_DATE = /^there is no (month|day|\d)|date|month|clock/;
const DATE_AT_ALL = /\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}/;

function todoOf(reason: string): string {
  if (reason.startsWith("line ")) return "Keep one of the two in the file";
  if (MISSING.test(reason)) return "Fill it in, or leave the row out";
  if (reason.includes("is no ticker")) return "Mend the symbol in the file";
  return "Mend in the file";
}

/** From where to where in a line the cell stands that a reason is about; null when it is about no one cell. */
function faultyCell(raw: string, reason: string): [number, number] | null {
  const quoted = /“(.+?)”/s.exec(reason)?.[1];
  const [, name, number] =
    /^the (open|high|low|close|adjusted close|volume) (-?[\d.e+-]+)/.exec(reason) ?? [];
  const spans = cellSpans(raw);
  const text = ([from, to]: [number, number]) => raw.slice(from, to).replaceAll('"', "").trim();
  if (quoted !== undefined) {
    const begin = quoted.replace(/…$/, "");
    const isIt = (cell: string) => (begin === quoted ? cell === quoted : cell.startsWith(begin));
    return spans.find((span) => isIt(text(span))) ?? spanOfText(raw, begin);
  }
  if (number === undefined) return OF_THE_DATE.test(reason) && !MISSING.test(reason) ? spanOfDate(raw) : null;
  const same = spans.filter((span) => Number(text(span).replaceAll(/[$,]/g, "")) === Number(number));
  return (name === "low" ? same.at(-1) : same[0]) ?? null;
}

function spanOfDate(raw: string): [number, number] | null {
  const date = DATE_AT_ALL.exec(raw);
  return date && [date.index, date.index + date[0].length];
}

function spanOfText(raw: string, text: string): [number, number] | null {
  const at = raw.indexOf(text);
  return at < 0 ? null : [at, at + text.length];
}

/** Where the cells of a line stand in it. */
function cellSpans(raw: string): [number, number][] {
  const delimiter = delimiterOf(raw);
  if (cellsOf(raw, delimiter) === null) return [];
  const spans: [number, number][] = [];
  let from = 0;
  let isQuoted = false;
  for (let i = 0; i <= raw.length; i++) {
    if (raw[i] === '"') isQuoted = !isQuoted;
    if (i < raw.length && (isQuoted || raw[i] !== delimiter)) continue;
    spans.push([from, i]);
    from = i + 1;
  }
  return spans;
}
