import { cityOf, instantOf, isDate, isTime, isZone } from "../lib/dates.ts";
import { EXCHANGES } from "../lib/exchanges.ts";
import { dateProblem, timeProblem } from "../lib/typed-dates.ts";
import type { Published } from "../news/news.ts";
import { lengthProblem } from "../web/checks.ts";
import type { FieldErrors, FormResult } from "../web/form.ts";
import type { StoryFields } from "./fields.ts";
import { collapsed, MAX_NAME } from "./stories.ts";

/** Zones offered for the time of publication: those of the exchanges, and that of no place. */
export const OFFERED_ZONES = [...new Set(["UTC", ...EXCHANGES.map(({ zone }) => zone)])];

export type PublishedFields = Pick<
  StoryFields,
  "date" | "time" | "zone" | "printed" | "year_inferred" | "year_inferred_from"
>;

const DAY_MS = 86_400_000;

/** What is known of the time of publication, each part on its own, or what to mend. */
export function readPublished(fields: PublishedFields, now: Date): FormResult<Published> {
  const [date, time, zoneText] = [fields.date, fields.time, fields.zone].map(
    (text) => text.trim() || null,
  ) as [string | null, string | null, string | null];
  const zone = zoneText === null ? null : zoneNamed(zoneText);
  const errors: FieldErrors = {};
  const report = (name: string, problem: string | null) => {
    if (problem) errors[name] ??= problem;
  };
  if (date !== null) report("date", dateProblem(date));
  if (time !== null) report("time", date === null ? "A time needs its date." : timeProblem(time));
  if (zoneText !== null && zone === null)
    report("zone", `“${zoneText}” is no zone. Write it like New York or Asia/Tokyo.`);
  const printed = collapsed(fields.printed) || null;
  report("printed", lengthProblem(printed ?? "", MAX_NAME, "The printed date"));
  const inferred = fields.year_inferred !== "";
  if (inferred && date === null)
    report("year_inferred", "A year can be inferred only where there is a date.");
  const yearInferredFrom = (inferred && collapsed(fields.year_inferred_from)) || null;
  report("year_inferred_from", lengthProblem(yearInferredFrom ?? "", MAX_NAME, "The reason"));
  const at = date && time && zone && isDate(date) && isTime(time) ? instantOf(date, time, zone) : null;
  if (Object.keys(errors).length === 0) {
    if (date && time && zone && at === null)
      report("time", `The clocks in ${cityOf(zone)} were set forward past this time that day.`);
    if (date && Date.parse(at ?? date) > now.getTime() + DAY_MS)
      report(at ? "time" : "date", "This is more than a day ahead. Give when it was published.");
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, answers: {} };
  return { ok: true, input: { date, time, zone, at, printed, yearInferred: inferred, yearInferredFrom } };
}

/** The zone that a text names: an IANA name in any case, or the city of an exchange; null for none. */
function zoneNamed(text: string): string | null {
  const wanted = text.toLowerCase().replaceAll(" ", "_");
  const known = OFFERED_ZONES.find((zone) => zone.toLowerCase() === wanted);
  const ofCity = EXCHANGES.find(({ city }) => city.toLowerCase() === text.toLowerCase());
  if (known ?? ofCity) return known ?? ofCity?.zone ?? null;
  // An offset such as "+05:30" is a zone to some versions of the runtime only.
  return /^[a-z]/i.test(text) && isZone(text) ? text : null;
}
