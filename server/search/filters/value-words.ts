import { formatDate } from "../../lib/dates.ts";
import { sessionName } from "../../moves/moves.ts";
import type { DirectionFilter, Filter, SessionFilter } from "./filter.ts";

const DIRECTION_WORDS: Record<DirectionFilter, string> = { up: "Up", down: "Down", flat: "Unchanged" };

/** "After hours" */
export function sessionText(session: SessionFilter): string {
  const words = session === "not_stated" ? "session not stated" : sessionName(session);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function directionText(direction: DirectionFilter): string {
  return DIRECTION_WORDS[direction];
}

/** "Last 14 days" */
export function daysText(days: number): string {
  return days === 365 ? "Last 12 months" : `Last ${days} days`;
}

/** "Premarket, up"; null where moves are not told apart. */
export function moveText({ session, direction }: Filter): string | null {
  const words = [session && sessionText(session), direction && directionText(direction)].filter(Boolean);
  return words.length === 0
    ? null
    : words.map((word, i) => (i === 0 ? word : String(word).toLowerCase())).join(", ");
}

/** "Last 14 days", "1 Dec 2025 to 19 Dec 2025", "From 1 Dec 2025"; null for all there are. */
export function datesText({ days, from, to }: Filter): string | null {
  if (days !== null) return daysText(days);
  if (from !== "" && to !== "")
    return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  if (from !== "") return `From ${formatDate(from)}`;
  return to === "" ? null : `Up to ${formatDate(to)}`;
}
