import { formatInstant } from "../lib/dates.ts";
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
export function listView(studies: readonly ListedStudy[], zone: string): StudyItem[] {
  return studies.map(({ id, name, request, ranAt }) => ({
    ...{ id, name },
    asks: `${MODEL_WORDS[request.model]}${request.index ? `, against ${request.index}` : ""}, ${request.windows.map(windowText).join(" ")}`,
    ran: ranAt === null ? "not run yet" : `run ${formatInstant(ranAt, zone)}`,
  }));
}
