import type { FoundMove } from "../../server/capture/find-moves.ts";

/** A move as a line of the corpus is labelled. */
export interface LabelledMove {
  who: string | null;
  ticker: string | null;
  /** "other" (a future, commodity, currency, option) is neither asked for nor punished. */
  kind: "equity" | "index" | "other";
  percent: number;
  session: FoundMove["session"];
  statistic: FoundMove["statistic"];
  qualifier: FoundMove["qualifier"];
}

/** What a finder is told of a line; how it fared. */
export interface Line {
  id: string;
  text: string;
  moves: LabelledMove[];
}

interface Pair {
  label: LabelledMove;
  found: FoundMove;
}

export interface LineScore {
  line: Line;
  pairs: Pair[];
  missed: LabelledMove[];
  extra: FoundMove[];
}

export interface Score {
  precision: number;
  recall: number;
  session: number;
  statistic: number;
  qualifier: number;
}

const LEGAL =
  /\b(inc|corp|corporation|co|company|plc|ltd|limited|group|holdings?|sa|ag|nv|the|shares?|stock|index)\b/g;

/** Pairs each label with the first found move of the same figure and subject that is still free. */
export function scoreLine(line: Line, found: readonly FoundMove[]): LineScore {
  const score: LineScore = { line, pairs: [], missed: [], extra: [...found] };
  for (const label of line.moves) {
    const at = score.extra.findIndex((move) => agrees(label, move));
    const [hit] = at < 0 ? [] : score.extra.splice(at, 1);
    if (label.kind === "other") continue;
    if (hit) score.pairs.push({ label, found: hit });
    else score.missed.push(label);
  }
  return score;
}

/** Shares of one: precision and recall of the moves, the rest of those that matched. */
export function scoreAll(lines: readonly LineScore[]): Score {
  const pairs = lines.flatMap((line) => line.pairs);
  const share = (right: number, of: number) => right / (of || 1);
  const matching = (field: Field) =>
    share(pairs.filter((pair) => !differs(pair, field)).length, pairs.length);
  return {
    precision: share(pairs.length, pairs.length + lines.flatMap((line) => line.extra).length),
    recall: share(pairs.length, pairs.length + lines.flatMap((line) => line.missed).length),
    session: matching("session"),
    statistic: matching("statistic"),
    qualifier: matching("qualifier"),
  };
}

/** What went wrong with a line, for people to read; empty when nothing did. */
export function faultsOf({ line, pairs, missed, extra }: LineScore): string[] {
  const faults = [
    ...missed.map((label) => `  missed ${describe(label.who, label)}`),
    ...extra.map((move) => `  extra ${describe(move.company, move)}`),
    ...pairs.flatMap((pair) => FIELDS.filter((field) => differs(pair, field)).map((f) => contrast(pair, f))),
  ];
  return faults.length === 0 ? [] : [`${line.id} ${line.text}`, ...faults];
}

const FIELDS = ["session", "statistic", "qualifier"] as const;
type Field = (typeof FIELDS)[number];

function differs({ label, found }: Pair, field: Field): boolean {
  return alike(label[field]) !== alike(found[field]);
}

/** "Nearly" and "less than" are one: both end just below the figure. */
function alike(value: string | null): string | null {
  return value === "less_than" ? "nearly" : value;
}

function contrast({ label, found }: Pair, field: Field): string {
  return `  ${field} of ${label.who} ${label.percent}: expected ${label[field]}, got ${found[field]}`;
}

function describe(who: string | null, move: LabelledMove | FoundMove): string {
  return [who, move.percent, move.session, move.statistic, move.qualifier].join(" ");
}

function agrees(label: LabelledMove, move: FoundMove): boolean {
  return Math.abs(move.percent - label.percent) < 0.005 && sameSubject(label, move);
}

function sameSubject(label: LabelledMove, move: FoundMove): boolean {
  const asked = names(label.who, label.ticker);
  const given = names(move.company, move.ticker);
  return asked.length === 0 || asked.some((a) => given.some((b) => a === b || within(a, b) || within(b, a)));
}

function names(...given: (string | null)[]): string[] {
  return given.map((name) => plain(name ?? "")).filter((name) => name !== "");
}

function plain(name: string): string {
  const bare = name.toLowerCase().replace(/[’']s\b/g, "");
  return bare
    .replace(LEGAL, "")
    .replace(/[^a-z0-9&]+/g, " ")
    .trim();
}

/** Three letters or more: "t" is within nearly everything. */
function within(name: string, other: string): boolean {
  return name.length > 2 && other.includes(name);
}
