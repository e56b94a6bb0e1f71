import type { Window } from "./study.ts";

const PAIR = /\[?\s*([-+−]?\d{1,4})\s*(?:,|\.\.|to|:)\s*([-+−]?\d{1,4})\s*\]?/g;

/** Windows as people write them, "[-1, +1] [0, 5]" or "-1 to 1; 0 to 5"; null where the text is something else. */
export function readWindows(text: string): Window[] | null {
  const windows = [...text.matchAll(PAIR)].map(([, from = "", to = ""]): Window => [whole(from), whole(to)]);
  const isAllRead = /^[\s,;]*$/.test(text.replaceAll(PAIR, ""));
  return isAllRead && windows.every(([from, to]) => from <= to) ? windows : null;
}

/** The place of the window that speaks for a study: of [−1, +1] where there is one, else of the first. */
export function headlineOf(windows: readonly Window[]): number {
  const usual = windows.findIndex(([from, to]) => from === -1 && to === 1);
  return Math.max(0, usual);
}

/** "[−1, +1]" */
export function windowText([from, to]: Window): string {
  return `[${tauText(from)}, ${tauText(to)}]`;
}

/** "−1", "0", "+5" */
export function tauText(tau: number): string {
  if (tau === 0) return "0";
  return tau > 0 ? `+${tau}` : `−${-tau}`;
}

function whole(text: string): number {
  return Number(text.replace("−", "-"));
}
