import { type Figure, isReached, type Mark, ratioOf } from "./figure.ts";

const HEAD = ["what", "figure", "against", "ratio", "to reach", ""];

/** Figures as lines of a table, under one head and the names of their benches. */
export function tableOf(measured: ReadonlyMap<string, readonly Figure[]>): string {
  const rows = [HEAD, ...[...measured].flatMap(([name, figures]) => [[name], ...figures.map(rowOf)])];
  const widths = HEAD.map((_, i) =>
    Math.max(...rows.filter(({ length }) => length > 1).map((row) => row[i]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function rowOf(figure: Figure): string[] {
  const { what, value, unit, against, mark } = figure;
  const ratio = ratioOf(figure);
  return [
    `  ${what}`,
    `${rounded(value)} ${unit}`,
    against ? `${rounded(against.value)} ${unit}, ${against.what}` : "",
    ratio === null ? "" : rounded(ratio),
    mark ? markOf(mark, ratio === null ? unit : "×") : "",
    { true: "reached", false: "NOT REACHED", null: "" }[`${isReached(figure)}`],
  ];
}

function markOf({ is, number }: Mark, unit: string): string {
  return `${is === "at least" ? "≥" : "≤"} ${number} ${unit}`;
}

/** Three digits that count, at least: more would be noise. */
function rounded(value: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toLocaleString("en", { maximumFractionDigits: Math.min(decimals, 3) });
}
