import type { Published } from "../../news/news.ts";
import type { FoundDate } from "./found-date.ts";
import type { JsonLd } from "./json-ld.ts";
import { DATE_NAMES } from "./lexicon/meta-names.ts";
import { machineDate } from "./machine-date.ts";
import type { MarkedDate, PageFacts } from "./page-facts.ts";
import { canBeOne, NOT_PUBLISHED, publishedFrom } from "./published.ts";
import { writtenDate } from "./written-date.ts";

/** When a page says it was published: the most trusted statement, made exact by others that agree with it. */
export function htmlDate(facts: PageFacts, data: JsonLd, text: string, now: Date): Published {
  const stated = [...data.dates, ...DATE_NAMES.flatMap((name) => facts.meta.get(name) ?? [])];
  const found = [...stated.map(machineDate), ...markedDates(facts.times)];
  const read = found.flatMap((one) => (one ? [publishedFrom(one, text, now)] : []));
  const first = read.find(({ date, yearInferred }) => date !== null && !yearInferred);
  if (!first) return read.find(({ date }) => date !== null) ?? read[0] ?? NOT_PUBLISHED;
  if (first.at !== null) return first;
  return read.find((other) => other.at !== null && canBeOne(first, other)) ?? first;
}

/** Dates of elements; of those not marked as publication's, only the first below the headline. */
function markedDates(times: readonly MarkedDate[]): (FoundDate | null)[] {
  const published = times.filter((time) => time.published);
  const others = times.filter((time) => !time.published && !/\b(?:updated|modified)\b/i.test(time.text));
  const below = others.find((time) => time.afterHeading) ?? others[0];
  return [...published, ...(below ? [below] : [])].flatMap(({ datetime, text }) => [
    datetime ? machineDate(datetime) : null,
    writtenDate(text),
  ]);
}
