import { gzipSync } from "node:zlib";
import { newsIdOf } from "../../../studies/definition.ts";
import type { StudyRequest } from "../../../studies/request.ts";
import type { Row } from "../../../studies/rows.ts";
import type { StudyResult, StudyRun } from "../../../studies/run/run.ts";
import type { StudyDefinition } from "../../../studies/study.ts";
import { rowsOfTable } from "../study-tables.ts";

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
  undated: string;
  result: string;
}

/** Gives an event the id it has here. Events are named after their stories: "12-BABA". */
type Rename = (id: string) => string;

/** How the events of a run are to be renamed; null where all keep their names. */
export function renaming({ definition, undated }: RunText, ids: IdsHere): Rename | null {
  const rename = (id: string) => `${ids.news(newsIdOf(id))}${id.slice(id.indexOf("-"))}`;
  const { events }: StudyDefinition = JSON.parse(definition);
  const others: StudyRun["undated"] = JSON.parse(undated);
  return [...events, ...others].every(({ id }) => rename(id) === id) ? null : rename;
}

/** A run with its events renamed wherever they stand. */
export function renamedRun(run: RunText, rename: Rename): RunText {
  const definition: StudyDefinition = JSON.parse(run.definition);
  const undated: StudyRun["undated"] = JSON.parse(run.undated);
  const result: StudyResult = JSON.parse(run.result);
  const named = <Event extends { id: string }>(event: Event) => ({ ...event, id: rename(event.id) });
  const events = result.events.map((event) => ({ ...named(event), merged: event.merged.map(rename) }));
  return {
    definition: JSON.stringify({ ...definition, events: definition.events.map(named) }),
    undated: JSON.stringify(undated.map(named)),
    result: JSON.stringify({ ...result, events }),
  };
}

/** A table of a run with its events renamed; one without events as it is. */
export function renamedTable(table: Buffer, rename: Rename): Buffer {
  const lines: string[] = [];
  for (const row of rowsOfTable(table) as Iterable<Row>) {
    if (!("event" in row)) return table;
    lines.push(`${JSON.stringify({ ...row, event: rename(String(row.event)) })}\n`);
  }
  return gzipSync(lines.join(""));
}
