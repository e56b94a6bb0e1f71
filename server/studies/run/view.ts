import { counted } from "../../lib/lists.ts";
import { symbolText } from "../definition.ts";
import { intervalText, percent, pText } from "../figures.ts";
import type { StudyDefinition } from "../study.ts";
import { windowText } from "../windows.ts";
import { MODEL_WORDS } from "../words.ts";
import { type EventRow, eventRow, type StoryReader, undatedRow } from "./events-view.ts";
import { type Fact, factsOf, warningsOf } from "./facts-view.ts";
import { type PathView, pathView } from "./path-view.ts";
import type { StudyResult, StudyRun } from "./run.ts";
import { type WindowsView, windowsView } from "./windows-view.ts";

/** The page of a study that has been run. */
export interface StudyView {
  lede: string;
  facts: Fact[];
  /** What to keep in mind, a sentence each. */
  warnings: string[];
  path: PathView | null;
  windows: WindowsView;
  method: string;
  /** The window whose abnormal returns the table of events shows. */
  headline: string;
  eventCount: string;
  events: EventRow[];
  /** Events before and after those shown, as parts of an address. */
  pages: { from: number; text: string }[];
}

export interface StudyViewParts {
  run: StudyRun;
  readerZone: string;
  /** The first event of the table that is shown. */
  from: number;
  storyOf: StoryReader;
}

const EVENTS_SHOWN = 100;

/** What a study found, formatted. */
export function studyView({ run, readerZone, from, storyOf }: StudyViewParts): StudyView {
  const { definition, undated, result } = run;
  const [known, to] = [result.events.length, from + EVENTS_SHOWN];
  const eventCount = known + undated.length;
  return {
    lede: ledeOf(run),
    facts: factsOf(run, readerZone),
    warnings: warningsOf(result),
    path: pathView(result),
    windows: windowsView(result),
    method: methodOf(definition, result),
    headline: windowText(definition.windows[result.headline] ?? [0, 0]),
    eventCount: eventCount.toLocaleString("en-US"),
    events: [
      ...result.events.slice(from, to).map((event) => eventRow(event, storyOf)),
      ...undated
        .slice(Math.max(0, from - known), Math.max(0, to - known))
        .map((event) => undatedRow(event, storyOf)),
    ],
    pages: pagesOf(eventCount, from),
  };
}

function ledeOf({ result: { windows, headline, events }, undated }: StudyRun): string {
  const found = windows[headline];
  if (!found || found.aggregate.tests === null)
    return `None of ${counted(events.length + undated.length, "event", "events")} has the prices it takes; the table below says why.`;
  const { n, tests } = found.aggregate;
  const test = n === 1 ? found.own : tests.bmp;
  const range = [
    found.interval && `95% ${intervalText(found.interval, 1)}`,
    test && `${n === 1 ? "p" : "BMP p"} ${pText(test.p)}`,
  ].filter(Boolean);
  const spread = range.length > 0 ? ` (${range.join("; ")})` : "";
  const what = n === 1 ? "the abnormal return was" : "the abnormal return averaged";
  return `Over ${windowText(found.window)} around ${counted(n, "event", "events")}, ${what} ${percent(tests.mean, 1)}%${spread}.`;
}

function methodOf(
  { model, estimation, returns, index }: StudyDefinition,
  { counted: n }: StudyResult,
): string {
  const against = model === "constant_mean" || index === null ? "" : ` against ${symbolText(index)}`;
  const kind = returns === "log" ? "logarithmic" : "simple";
  const test = n === 1 ? "The t is the event’s own." : "BMP is the headline test.";
  return `${test} ${MODEL_WORDS[model]}, ${estimation.length} sessions ending ${-estimation.end} before the event, ${kind} total returns${against}.`;
}

function pagesOf(count: number, from: number): StudyView["pages"] {
  const pages = [];
  if (from > 0) pages.push({ from: Math.max(0, from - EVENTS_SHOWN), text: "Earlier events" });
  if (from + EVENTS_SHOWN < count) pages.push({ from: from + EVENTS_SHOWN, text: "Later events" });
  return pages;
}
