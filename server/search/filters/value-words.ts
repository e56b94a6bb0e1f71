import { verdictName } from "../../checks/view-words.ts";
import { formatDate } from "../../lib/dates.ts";
import { sessionName } from "../../moves/moves.ts";
import type { AftermathFilter, DirectionFilter, Filter, SessionFilter, VerdictFilter } from "./filter.ts";

const DIRECTION_WORDS: Record<DirectionFilter, string> = { up: "Up", down: "Down", flat: "Unchanged" };

/** "Not checked" */
export function verdictText(verdict: VerdictFilter): string {
  return verdict === "unchecked" ? "Not checked" : verdictName(verdict);
}

/** "Faded" */
export function aftermathText(aftermath: AftermathFilter): string {
  return capitalised(aftermath);
}

/** "After hours" */
export function sessionText(session: SessionFilter): string {
  return capitalised(session === "not_stated" ? "session not stated" : sessionName(session));
}

export function directionText(direction: DirectionFilter): string {
  return DIRECTION_WORDS[direction];
}

/** "Last 14 days" */
export function daysText(days: number): string {
  return days === 365 ? "Last 12 months" : `Last ${days} days`;
}

/** "Premarket, up, faded"; null where moves are not told apart. */
export function moveText({ session, direction, aftermath }: Filter): string | null {
  const words = [
    session && sessionText(session),
    direction && directionText(direction),
    aftermath && aftermathText(aftermath),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : capitalised(words.join(", ").toLowerCase());
}

/** "Last 14 days", "1 Dec 2025 to 19 Dec 2025", "From 1 Dec 2025"; null for all there are. */
export function datesText({ days, from, to }: Filter): string | null {
  if (days !== null) return daysText(days);
  if (from !== "" && to !== "")
    return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  if (from !== "") return `From ${formatDate(from)}`;
  return to === "" ? null : `Up to ${formatDate(to)}`;
}

/** All that is chosen, in words; the company by the name it is given here. */
export function chosenWords(filter: Filter): string[] {
  const { verdict, company, publisher, topic, q } = filter;
  return [
    verdict && verdictText(verdict).toLowerCase(),
    company,
    publisher,
    topic,
    moveText(filter)?.toLowerCase(),
    datesText(filter)?.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
    q && `“${q}”`,
  ].flatMap((words) => words || []);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
