import { cellsOf } from "./formats/cells.ts";
import { dateFault, readDate } from "./formats/dates.ts";
import { readPrice } from "./formats/numbers.ts";
import { delimiterOf, plainHeader } from "./formats/header.ts";
import { priceFault } from "./bar-fault.ts";
import { isTicker } from "./listings.ts";
import type { CorporateAction } from "./prices.ts";
import { ImportProblem } from "./problem.ts";
import { quoted } from "./quoted.ts";
import { linesOf, type Source } from "./source.ts";
import type { RefusedRow } from "./stage-store.ts";

/** A split or dividend as a file tells it. */
export interface FileAction extends CorporateAction {
  symbol: string;
}

export interface ActionsFile {
  actions: FileAction[];
  refused: RefusedRow[];
}

const KINDS: Record<string, CorporateAction["kind"]> = {
  split: "split",
  div: "dividend",
  dividend: "dividend",
};

/**
 * Reads splits and dividends: columns ex_date, symbol, type, value, or ex_date, symbol, ratio for splits alone.
 * A split's value is new shares per old share, a dividend's cash per share.
 * @throws ImportProblem when the file has no such columns.
 */
export async function readActions(source: Source): Promise<ActionsFile> {
  const file: ActionsFile = { actions: [], refused: [] };
  let read: ((raw: string) => FileAction | string) | null = null;
  for await (const { lines, first } of linesOf(source)) {
    for (const [i, raw] of lines.entries()) {
      if (raw.trim() === "") continue;
      if (!read) {
        read = actionReader(raw);
        continue;
      }
      const action = read(raw);
      if (typeof action === "string") file.refused.push({ line: first + i, reason: action, raw });
      else addAction(file, action, first + i, raw);
    }
  }
  if (!read) throw new ImportProblem("format", "it is empty");
  return file;
}

function actionReader(header: string): (raw: string) => FileAction | string {
  const delimiter = delimiterOf(header);
  const names = (cellsOf(header, delimiter) ?? []).map(plainHeader);
  const place = (name: string) => names.indexOf(name);
  const [date, symbol, type] = [place("ex date"), place("symbol"), place("type")];
  const value = type >= 0 ? place("value") : place("ratio");
  if (date < 0 || symbol < 0 || value < 0)
    throw new ImportProblem(
      "format",
      "its first line must be ex_date,symbol,type,value or, for splits, ex_date,symbol,ratio",
    );
  return (raw) => {
    const cells = cellsOf(raw, delimiter);
    if (!cells) return "a quote is not closed";
    const at = (column: number) => (cells[column] ?? "").trim();
    const written = readDate(at(date), null);
    if (written?.rest.trim() !== "")
      return at(date) ? `${quoted(at(date))} is no date` : "there is no ex-date";
    const fault = dateFault(written);
    if (fault) return fault;
    if (!isTicker(at(symbol)))
      return at(symbol) ? `${quoted(at(symbol))} is no ticker` : "there is no symbol";
    const word = type < 0 ? "split" : at(type).toLowerCase();
    const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
    if (!kind) return `${quoted(at(type))} is neither split nor dividend`;
    const amount = readPrice(at(value), "plain");
    const wrong = priceFault(kind === "split" ? "ratio" : "dividend", amount, at(value));
    return wrong ?? { symbol: at(symbol).toUpperCase(), exDate: written.date, kind, value: amount };
  };
}

function addAction({ actions, refused }: ActionsFile, action: FileAction, line: number, raw: string): void {
  const same = actions.find(
    ({ symbol, exDate, kind }) =>
      symbol === action.symbol && exDate === action.exDate && kind === action.kind,
  );
  if (!same) actions.push(action);
  else if (same.value !== action.value)
    refused.push({ line, raw, reason: "an earlier line has another value for the same day" });
}
