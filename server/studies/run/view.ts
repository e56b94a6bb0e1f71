import { formatInstant } from "../../lib/dates.ts";
import { counted, groupBy } from "../../lib/lists.ts";
import { percent } from "../figures.ts";
import type { SavedStudy } from "../request.ts";
import type { StudyDefinition, Window } from "../study.ts";
import { tauText, windowText } from "../windows.ts";
import { MODEL_WORDS, STATUS_WORDS } from "../words.ts";
import { type EventContext, type EventRow, eventRow, isShifted } from "./events-view.ts";
import { type PathData, type PathRow, pathData, pathRows } from "./path-data.ts";
import type { StudyResult, StudyRun } from "./run.ts";
import { type WindowsView, windowsView } from "./windows-view.ts";

/** The page of a study that has been run. */
export interface StudyView {
  lede: string;
  facts: { term: string; text: string }[];
  /** What to keep in mind, a sentence each. */
  warnings: string[];
  path: PathData | null;
  summary: string;
  pathRows: PathRow[];
  windows: WindowsView;
  headline: string;
  eventCount: number;
  events: EventRow[];
  /** Events before and after those shown, as parts of an address. */
  pages: { from: number; text: string }[];
  method: string;
}

export interface StudyViewParts extends Omit<EventContext, "headline"> {
  study: SavedStudy;
  run: StudyRun;
  readerZone: string;
  /** The first event of the table that is shown. */
  from: number;
}

/** With fewer events a mean tells little. */
const FEW = 10;
const EVENTS_SHOWN = 100;

/** What a study found, formatted. */
export function studyView({ run, readerZone, from, ...context }: StudyViewParts): StudyView {
  const { definition, result } = run;
  const headline = headlineOf(definition.windows);
  const rows = result.events.slice(from, from + EVENTS_SHOWN);
  const path = pathData(result);
  return {
    lede: ledeOf(result, headline),
    facts: factsOf(run, readerZone),
    warnings: warningsOf(result, context.zoneOf),
    ...{ path, pathRows: pathRows(result) },
    summary: path ? summaryOf(result) : "",
    windows: windowsView(result, definition.windows[headline] ?? null),
    headline: windowText(definition.windows[headline] ?? [0, 0]),
    eventCount: result.events.length,
    events: rows.map((event) => eventRow(event, { ...context, headline })),
    pages: pagesOf(result.events.length, from),
    method: methodOf(definition),
  };
}

/** [−1, +1] where it is asked, else the first window. */
function headlineOf(windows: readonly Window[]): number {
  return Math.max(
    0,
    windows.findIndex(([from, to]) => from === -1 && to === 1),
  );
}

function ledeOf({ windows, events }: StudyResult, headline: number): string {
  const found = windows[headline];
  if (!found || found.aggregate.tests === null)
    return `None of ${counted(events.length, "event", "events")} has the prices it takes; the table below says why.`;
  const { n, tests } = found.aggregate;
  const range = found.interval
    ? ` (95% ${percent(found.interval[0], 1)} to ${percent(found.interval[1], 1)})`
    : "";
  const what = n === 1 ? "abnormal return was" : "abnormal return averaged";
  return `Over ${windowText(found.window)} around ${counted(n, "event", "events")}, ${what} ${percent(tests.mean, 1)}%${range}.`;
}

function factsOf({ definition, result, ranAt }: StudyRun, zone: string): StudyView["facts"] {
  const used = result.events.filter(({ isCounted }) => isCounted).length;
  const left = groupBy(
    result.events.filter(({ isCounted }) => !isCounted),
    ({ status }) => (status === "ok" ? "overlapping an earlier one" : STATUS_WORDS[status]),
  );
  const { estimation } = definition;
  return [
    { term: "Events", text: `${used} used, ${result.events.length - used} left out` },
    ...(left.size === 0
      ? []
      : [{ term: "Left out", text: [...left].map(([why, own]) => `${own.length}: ${why}`).join("; ") }]),
    { term: "Overlap", text: result.isClustered ? "windows share sessions" : "none in calendar time" },
    {
      term: "Estimation",
      text: `[${tauText(estimation.end - estimation.length + 1)}, ${tauText(estimation.end)}], at least ${estimation.min}`,
    },
    { term: "Model", text: MODEL_WORDS[definition.model] },
    { term: "Index", text: definition.index ?? "none" },
    { term: "Run", text: formatInstant(ranAt, zone) },
  ];
}

function warningsOf({ events, isClustered }: StudyResult, zoneOf: EventContext["zoneOf"]): string[] {
  const used = events.filter(({ isCounted }) => isCounted);
  const shifted = used.filter((event) => isShifted(event, zoneOf));
  const overlapping = events.filter(({ isOverlapping }) => isOverlapping).length;
  return [
    ...(used.length > 0 && used.length < FEW
      ? [
          `n is ${used.length}: with fewer than ${FEW} events one of them can make the mean. Read it as a description.`,
        ]
      : []),
    ...(isClustered
      ? [
          "Windows of several events share days, so they do not vary on their own: read the Kolari–Pynnönen test.",
        ]
      : []),
    ...(overlapping > 0
      ? [`${counted(overlapping, "event overlaps", "events overlap")} another of the same stock.`]
      : []),
    ...(shifted.length > 0
      ? [
          `${counted(shifted.length, "event counts", "events count")} from another day than the story’s: see the table.`,
        ]
      : []),
    "A band that leaves out zero says that the mean differs from none, not that the story moved the price. Measured, never caused.",
  ];
}

function summaryOf({ path }: StudyResult): string {
  const points = path.filter(
    ({ tau, mean }) => mean !== null && (tau === path[0]?.tau || tau === 0 || tau === path.at(-1)?.tau),
  );
  const said = points.map(({ tau, mean }) => `${percent(mean ?? 0, 1)}% at ${tauText(tau)}`);
  return `Mean cumulative abnormal return: ${said.join(", ")}.`;
}

function pagesOf(count: number, from: number): StudyView["pages"] {
  const pages = [];
  if (from > 0) pages.push({ from: Math.max(0, from - EVENTS_SHOWN), text: "Earlier events" });
  if (from + EVENTS_SHOWN < count) pages.push({ from: from + EVENTS_SHOWN, text: "Later events" });
  return pages;
}

function methodOf({ model, estimation, returns, index }: StudyDefinition): string {
  const against = model === "constant_mean" ? "" : ` against ${index}`;
  const kind = returns === "log" ? "logarithmic" : "simple";
  return `BMP is the headline test. ${MODEL_WORDS[model]}, ${estimation.length} sessions ending ${-estimation.end} before the event, ${kind} total returns${against}.`;
}
