import { formatMinute } from "../lib/dates.ts";
import { symbolText } from "./definition.ts";
import type { StudyRequest } from "./request.ts";
import type { ListedStudy } from "./store.ts";
import { windowText } from "./windows.ts";
import { MODEL_WORDS } from "./words.ts";

/** A study in the list. */
export interface StudyItem {
  id: number;
  name: string;
  asks: string;
  ran: string;
}

/** Studies as the list prints them. */
export function listView(
  studies: readonly ListedStudy[],
  isRunning: (id: number) => boolean,
  zone: string,
): StudyItem[] {
  return studies.map(({ id, name, request, ranAt }) => ({
    ...{ id, name, asks: asksOf(request) },
    ran: isRunning(id) ? "being run" : ranAt === null ? "not run yet" : `run ${formatMinute(ranAt, zone)}`,
  }));
}

function asksOf({ model, index, windows }: StudyRequest): string {
  const against = index === null ? "" : `, against ${symbolText(index)}`;
  return `${MODEL_WORDS[model]}${against}, ${windows.map(windowText).join(" ")}`;
}
