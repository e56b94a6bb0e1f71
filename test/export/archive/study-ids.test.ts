import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { runHere } from "../../../server/export/archive/in/study-ids.ts";

const RUN = {
  definition: JSON.stringify({ id: "s", events: [{ id: "3-BRK.B-X" }, { id: "4-NMRX" }] }),
  result: JSON.stringify({ events: [{ id: "3-BRK.B-X", merged: ["4-NMRX"], n: 1 }], isClustered: false }),
  tables: gzipSync(JSON.stringify({ days: [{ event: "4-NMRX", tau: 0 }], agg_days: [{ tau: 0, N: 2 }] })),
};

test("events are renamed after their stories wherever they stand, and nothing else is", () => {
  const ids = { news: (id: number) => id + 100, company: (id: number) => id };
  const { definition, result, tables } = runHere(RUN, ids);
  expect(JSON.parse(definition)).toEqual({ id: "s", events: [{ id: "103-BRK.B-X" }, { id: "104-NMRX" }] });
  expect(JSON.parse(result)).toEqual({
    events: [{ id: "103-BRK.B-X", merged: ["104-NMRX"], n: 1 }],
    isClustered: false,
  });
  expect(JSON.parse(gunzipSync(tables).toString())).toEqual({
    days: [{ event: "104-NMRX", tau: 0 }],
    agg_days: [{ tau: 0, N: 2 }],
  });
});

test("where every story keeps its id nothing is written anew", () => {
  const same = { news: (id: number) => id, company: (id: number) => id };
  expect(runHere(RUN, same)).toEqual(RUN);
});
