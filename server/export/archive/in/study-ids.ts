import { gunzipSync, gzipSync } from "node:zlib";
import { newsIdOf } from "../../../studies/definition.ts";
import type { StudyRequest } from "../../../studies/request.ts";
import type { Row, StudyTables } from "../../../studies/rows.ts";
import type { StudyResult } from "../../../studies/run/run.ts";
import type { StudyDefinition } from "../../../studies/study.ts";

/** What the ids of the archive are here. */
export interface IdsHere {
  news(id: number): number;
  company(id: number): number;
}

/** A request with the ids there are here. */
export function requestHere(request: StudyRequest, ids: IdsHere): StudyRequest {
  const { newsId, companyId } = request.stories;
  return {
    ...request,
    stories: {
      ...request.stories,
      newsId: newsId === null ? null : ids.news(newsId),
      companyId: companyId === null ? null : ids.company(companyId),
    },
  };
}

/** What a run studied and found, with the ids there are here. */
export interface RunText {
  definition: string;
  result: string;
  tables: Buffer;
}

/** The events of a run are named after their stories ("12-BABA"): renamed wherever they stand. */
export function runHere({ definition, result, tables }: RunText, ids: IdsHere): RunText {
  const rename = (id: string) => `${ids.news(newsIdOf(id))}${id.slice(id.indexOf("-"))}`;
  const asked: StudyDefinition = JSON.parse(definition);
  if (asked.events.every(({ id }) => rename(id) === id)) return { definition, result, tables };
  const found: StudyResult = JSON.parse(result);
  const events = asked.events.map((event) => ({ ...event, id: rename(event.id) }));
  const all: StudyTables = JSON.parse(gunzipSync(tables).toString("utf8"));
  const renamed = Object.entries(all).map(([table, rows]: [string, Row[]]) => [
    table,
    rows.map((row) => ("event" in row ? { ...row, event: rename(String(row.event)) } : row)),
  ]);
  return {
    definition: JSON.stringify({ ...asked, events }),
    result: JSON.stringify({
      ...found,
      events: found.events.map(({ id, merged, ...event }) => ({
        ...{ id: rename(id), ...event },
        merged: merged.map(rename),
      })),
    }),
    tables: gzipSync(JSON.stringify(Object.fromEntries(renamed))),
  };
}
