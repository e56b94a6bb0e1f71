import { formatMinute } from "../../lib/dates.ts";
import { counted, groupBy } from "../../lib/lists.ts";
import { symbolText } from "../definition.ts";
import type { EventStatus, StudyDefinition } from "../study.ts";
import { tauText } from "../windows.ts";
import { MODEL_WORDS } from "../words.ts";
import { isShifted } from "./events-view.ts";
import type { ResultEvent, StudyResult, StudyRun } from "./run.ts";

export interface Fact {
  term: string;
  text: string;
}

/** With fewer events a mean tells little. */
const FEW = 10;

/** How a study was run. @param zone the reader's */
export function factsOf({ definition, undated, result, ranAt }: StudyRun, zone: string): Fact[] {
  const left = leftOut(result.events, undated.length, definition);
  const total = result.events.length + undated.length;
  const merged = result.events.reduce((sum, event) => sum + event.merged.length, 0);
  const { estimation } = definition;
  const [first, last] = [estimation.end - estimation.length + 1, estimation.end].map(tauText);
  return [
    { term: "Events", text: `${grouped(result.counted)} used, ${grouped(total - result.counted)} left out` },
    ...(left.length > 0 ? [{ term: "Left out", text: left.join("; ") }] : []),
    ...(merged > 0
      ? [
          {
            term: "Merged",
            text: `${counted(merged, "story", "stories")}, counted with an earlier one of the session`,
          },
        ]
      : []),
    { term: "Overlap", text: result.isClustered ? "windows share sessions" : "none in calendar time" },
    { term: "Estimation", text: `[${first}, ${last}], at least ${estimation.min}` },
    { term: "Model", text: MODEL_WORDS[definition.model] },
    { term: "Index", text: definition.index === null ? "none" : symbolText(definition.index) },
    { term: "Run", text: formatMinute(ranAt, zone) },
  ];
}

/** "2 without daily prices" */
function leftOut(events: readonly ResultEvent[], undated: number, { estimation }: StudyDefinition): string[] {
  const words: Record<EventStatus, string> = {
    ok: "overlapping an earlier one",
    unknown_symbol: "without daily prices",
    event_out_of_range: "outside the days with prices",
    insufficient_estimation: `under ${Math.max(30, estimation.min)} days to estimate from`,
    degenerate_market: "where the index does not move",
    degenerate_variance: "where nothing is left to vary",
  };
  const groups = groupBy(
    events.filter(({ isCounted }) => !isCounted),
    ({ status }) => status,
  );
  const why = [...groups].map(([status, own]) => `${grouped(own.length)} ${words[status]}`);
  return undated > 0 ? [...why, `${grouped(undated)} without a date`] : why;
}

/** What to keep in mind when reading a study, a sentence each. */
export function warningsOf({ events, counted: n, isClustered }: StudyResult): string[] {
  const shifted = events.filter((event) => event.isCounted && isShifted(event)).length;
  const overlapping = events.filter(({ isOverlapping }) => isOverlapping).length;
  const warnings = [
    n === 1 && "One event: there is no mean, and no test but its own. Read it with its interval.",
    n > 1 &&
      n < FEW &&
      `n is ${n}: with fewer than ${FEW} events one of them can make the mean. Read it as a description.`,
    isClustered &&
      "Windows of several events share days, so they do not vary on their own: read the Kolari–Pynnönen test.",
    overlapping > 0 &&
      `${counted(overlapping, "event overlaps", "events overlap")} another of the same stock.`,
    shifted > 0 &&
      `${counted(shifted, "event counts", "events count")} from another day than the story’s: see the table.`,
    "A band that leaves out zero says that the mean differs from none, not that the story moved the price. Measured, never caused.",
  ];
  return warnings.filter((warning) => typeof warning === "string");
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
