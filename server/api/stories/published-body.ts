import { isZone, wallTime } from "../../lib/dates.ts";
import type { Published } from "../../news/news.ts";
import type { PublishedFields } from "../../stories/published-form.ts";
import type { StoryBody } from "../inputs.ts";

type PublishedBody = StoryBody["published"];

/** What was sent of the time of publication as the form's fields. An instant alone is one in UTC. */
export function publishedFields(body: PublishedBody): PublishedFields {
  const { date, time, zone, at, printed, year_inferred, year_inferred_from } = body ?? {};
  const told = { date: date ?? "", time: time ?? "", zone: zone ?? "" };
  return {
    ...(at && !date && !time ? onClock(at, zone || "UTC") : told),
    ...{ printed: printed ?? "", year_inferred: year_inferred ? "1" : "" },
    year_inferred_from: year_inferred_from ?? "",
  };
}

/**
 * The instant that was sent where it agrees with the rest: of an hour that a clock shows twice only it
 * tells which. `problem` is a sentence.
 */
export function withInstant(
  published: Published,
  at: string | null | undefined,
): { published: Published } | { problem: string } {
  if (!at) return { published };
  const { date, time, zone } = published;
  if (!date || !time || !zone) return { problem: "Give date, time and zone with it, or none of them." };
  const shown = wallTime(at, zone);
  if (shown.date !== date || shown.time !== time.padEnd(8, ":00"))
    return { problem: "It is another time than date, time and zone say. Leave it out, or let them agree." };
  return { published: { ...published, at: new Date(at).toISOString() } };
}

function onClock(at: string, zone: string) {
  if (!isZone(zone)) return { date: "", time: "", zone };
  const { date, time } = wallTime(at, zone);
  return { date, time, zone };
}
