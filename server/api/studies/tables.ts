import { gunzipSync } from "node:zlib";
import type { StudiesStore } from "../../studies/store.ts";

/** The tables of a study's last run; null before the first. */
export function tablesOf(id: number, studies: Pick<StudiesStore, "tables">): object | null {
  const tables = studies.tables(id);
  return tables && JSON.parse(gunzipSync(tables).toString("utf8"));
}
