import type { CheckedMoveView } from "../../checks/view.ts";
import { formatDay } from "../../lib/dates.ts";
import { sessionWords } from "../../moves/moves.ts";
import type { StoryView } from "../story-view.ts";
import { type DayReports, missOf, type ToldMove } from "./day-reports.ts";

/** Days of which stories say different figures. */
export interface DifferingView {
  /** "Two reports of one day" */
  heading: string;
  days: DayReportsView[];
}

/** Reports of one day that differ, beside each other. */
export interface DayReportsView {
  /** "NMRX on Wed 10 Dec 2025" */
  title: string;
  /** Whether they speak of the same price, and which was nearer. */
  sentences: string[];
  reports: ReportView[];
}

/** What one of them says, and what was measured. */
export interface ReportView {
  story: Pick<StoryView, "publisher" | "creditedSource" | "dateline" | "title">;
  /** Its move on the story's page. */
  href: string;
  move: CheckedMoveView;
  /** "0.4 points from what was measured"; null where nothing was. */
  miss: string | null;
  isNearest: boolean;
}

/** @param stories of the page, in which the moves are found as they are printed */
export function differingView(
  days: readonly DayReports[],
  stories: readonly StoryView[],
): DifferingView | null {
  if (days.length === 0) return null;
  const areTwo = days.every(({ told }) => told.length === 2);
  return {
    heading: areTwo ? "Two reports of one day" : "Several reports of one day",
    days: days.map((day) => ({
      title: `${day.listing.ticker} on ${formatDay(day.session)}`,
      sentences: [momentSentence(day), ...nearestSentence(day)],
      reports: day.told.flatMap((told) => reportView(told, day, stories) ?? []),
    })),
  };
}

/** "Both speak of the premarket, at its extreme." */
function momentSentence({ told, moment }: DayReports): string {
  const moments = [...new Set(told.map(momentWords))];
  if (moment === "different") {
    const list = `${moments.slice(0, -1).join("; ")}; and ${moments.at(-1)}`;
    return `They do not speak of the same price of the day, so that more than one can be right: ${list}.`;
  }
  const all = told.length === 2 ? "Both speak" : "All speak";
  const each = moment === "as_reported" ? ", each as it was when it was reported" : "";
  return `${all} of the same price: ${moments.join()}${each}.`;
}

function momentWords({ move, report: { check } }: ToldMove): string {
  return sessionWords({ session: check.phase, statistic: check.statistic ?? move.statistic });
}

/** "The Ledger Wire was nearer: 0.1 points off, the other 2.1." */
function nearestSentence({ told, nearest }: DayReports): string[] {
  if (nearest === null) return [];
  const others = told.filter((one) => one !== nearest).map((one) => missOf(one)?.toFixed(1));
  const [nearer, rest] = told.length === 2 ? ["nearer", "the other"] : ["nearest", "the others"];
  return [
    `${nearest.item.publisher} was ${nearer}: ${missOf(nearest)?.toFixed(1)} points off, ${rest} ${others.join(" and ")}.`,
  ];
}

function reportView(
  told: ToldMove,
  { nearest }: DayReports,
  stories: readonly StoryView[],
): ReportView | null {
  const story = stories.find(({ id }) => id === told.item.id);
  const move = story?.moves.find(({ id }) => id === told.move.id);
  if (!story || !move) return null;
  const miss = missOf(told);
  return {
    ...{ story, move, href: `/news/${story.id}#move-${move.id}`, isNearest: told === nearest },
    miss: miss === null ? null : `${miss.toFixed(1)} points from what was measured`,
  };
}
