import { type Direction, directionOf, formatSigned } from "../lib/percent.ts";
import { type ReportedMove, saidFigure } from "../moves/moves.ts";
import type { MoveView, UncheckedView } from "../moves/view.ts";
import { type CheckedBar, checkedBar, pointLabel, pointName } from "./bar.ts";
import { basisText } from "./basis.ts";
import type { Verdict } from "./checks.ts";
import { noVerdict } from "./no-verdict.ts";
import { POINTS, type Point } from "./points.ts";
import type { CheckReport } from "./report.ts";
import { tolerance } from "./verdict.ts";
import { measuredAt, notesOf } from "./view-notes.ts";
import { moveSentence, verdictTitle } from "./view-words.ts";
import { walkOf, type WalkStep } from "./walk.ts";

/** A check as the pages print it. */
export interface CheckView {
  /** "Confirmed, then faded" */
  title: string;
  verdict: Verdict | "unchecked";
  /** Less than three quarters of the move were left at the first close after it. */
  hasFaded: boolean;
  /** "189 × 1m" and, spoken, "189 one-minute bars". */
  basis: { short: string; spoken: string } | null;
  /** Measured, open, close, +1, +5; null where nothing was measured. */
  cells: CheckCell[] | null;
  /** Only bars shorter than a day could tell. */
  needsMinutes: boolean;
  /** A close after it that has been, and of which there is no bar. */
  isDue: boolean;
  /** In the place of figures, or under them: a sentence, and one link that helps. */
  reason: string | null;
  link: UncheckedView["link"];
  /** "Up 9.2% at its premarket high, 6.1% at the open. From 189 one-minute bars, to within 0.03 points." */
  sentence: string;
  /** " at 08:48 New York (14:48 in Berlin), 18.00 over 16.48": behind the measured figure. */
  measuredAt: string;
  /** What had to be assumed, a sentence each. */
  notes: string[];
  bar: CheckedBar;
  walk: WalkStep[];
}

export interface CheckCell {
  /** "measured", "open", "+5 sessions": its head, spoken. */
  name: string;
  /** "+9.2"; an en dash for what is not known yet; "" for what does not apply. */
  text: string;
  direction: Direction;
}

/** A move with what came of checking it. */
export interface CheckedMoveView extends Omit<MoveView, "bar" | "unchecked"> {
  bar: CheckedBar;
  check: CheckView;
}

/** A reported move together with its check. @param readerZone the zone of the reader's settings */
export function checkedMoveView(
  move: ReportedMove,
  { unchecked, ...view }: MoveView,
  report: CheckReport,
  readerZone: string,
): CheckedMoveView {
  const check = checkView(move, view, unchecked, report, readerZone);
  const isJudged = report.check.verdict !== "no_data";
  const outcome = isJudged ? `${check.title}. ${check.sentence}` : `${check.title}.`;
  return { ...view, bar: check.bar, check, sentence: `${view.said}. ${outcome}` };
}

function checkView(
  move: ReportedMove,
  { bar }: Pick<MoveView, "bar">,
  unchecked: UncheckedView,
  report: CheckReport,
  readerZone: string,
): CheckView {
  const { check, basis, points } = report;
  const needsMinutes = report.hasBars && check.reason === "no_extended_hours_data";
  const marks = checkedBar(bar, check, points);
  const nothing = {
    basis: null,
    cells: null,
    measuredAt: "",
    notes: [],
    bar: marks,
    walk: [],
    hasFaded: false,
    isDue: false,
    needsMinutes,
  };
  if (check.verdict === "no_data") {
    const why = report.hasBars ? noVerdict(move, report) : unchecked;
    const verdict = report.hasBars ? "no_data" : "unchecked";
    return { ...nothing, ...why, verdict, basis: basis && basisText(basis), sentence: why.reason };
  }
  const direction = directionOf(saidFigure(move));
  const from = basis && basisText(basis);
  const within = check.ref === null ? "" : `, to within ${tolerance(check.ref).toFixed(2)} points`;
  const sentence = moveSentence(check, points, direction);
  return {
    ...nothing,
    title: verdictTitle(check),
    verdict: check.verdict,
    isDue: points.some(({ state }) => state === "missing"),
    needsMinutes: check.measured === null,
    hasFaded: check.aftermath === "faded" || check.aftermath === "reversed",
    basis: from,
    cells: check.measured === null ? null : cellsOf(check.measured, move.decimals, points),
    reason: check.measured === null ? sentence : null,
    link: check.measured === null ? { text: "Import minute bars", href: "/prices/import" } : null,
    sentence: from ? `${sentence} From ${from.spoken}${within}.` : sentence,
    measuredAt: measuredAt(move, report, readerZone),
    notes: notesOf(move, report),
    walk: walkOf(move, report),
  };
}

/** The measured figure with as many decimals as were said, one at least; what came after with one. */
function cellsOf(measured: number, decimals: number, points: readonly Point[]): CheckCell[] {
  const text = formatSigned(measured, Math.min(2, Math.max(1, decimals)));
  const after = POINTS.map((key) => {
    const point = points.find((candidate) => candidate.key === key);
    const move = point?.move ?? null;
    const none = point ? "–" : "";
    return {
      name: pointName(key),
      text: move === null ? none : formatSigned(move, 1),
      direction: directionOf(move ?? 0),
    };
  });
  return [{ name: "measured", text, direction: directionOf(measured) }, ...after];
}

/** The heads of the ledger's columns. */
export const LEDGER_HEADS = ["Measured", "Open", "Close", pointLabel("d1"), pointLabel("d5")];
