import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  type IdsHere,
  renamedRun,
  renamedTable,
  renaming,
} from "../../../server/export/archive/in/study-ids.ts";

const RUN = {
  definition: JSON.stringify({ id: "s", events: [{ id: "3-BRK.B-X" }, { id: "4-NMRX" }] }),
  undated: JSON.stringify([{ id: "5-NMRX", symbol: "NMRX" }]),
  result: JSON.stringify({ events: [{ id: "3-BRK.B-X", merged: ["4-NMRX"], n: 1 }], isClustered: false }),
};

const idsHere = (news: (id: number) => number): IdsHere => ({ news, company: (id) => id });

function renameOf(news: (id: number) => number) {
  const rename = renaming(RUN, idsHere(news));
  if (!rename) throw new Error("nothing is to be renamed");
  return rename;
}

test("events are renamed after their stories wherever they stand, and nothing else is", () => {
  const { definition, undated, result } = renamedRun(
    RUN,
    renameOf((id) => id + 100),
  );
  expect(JSON.parse(definition)).toEqual({ id: "s", events: [{ id: "103-BRK.B-X" }, { id: "104-NMRX" }] });
  expect(JSON.parse(undated)).toEqual([{ id: "105-NMRX", symbol: "NMRX" }]);
  expect(JSON.parse(result)).toEqual({
    events: [{ id: "103-BRK.B-X", merged: ["104-NMRX"], n: 1 }],
    isClustered: false,
  });
});

test("so are the rows of the tables; one of all events together stays as it is", () => {
  const rename = renameOf((id) => id + 100);
  const days = gzipSync('{"event":"4-NMRX","tau":0,"ar":0.1}\n{"event":"3-BRK.B-X","tau":1,"ar":null}\n');
  expect(gunzipSync(renamedTable(days, rename)).toString()).toBe(
    '{"event":"104-NMRX","tau":0,"ar":0.1}\n{"event":"103-BRK.B-X","tau":1,"ar":null}\n',
  );
  const together = gzipSync('{"tau":0,"N":2}\n');
  expect(renamedTable(together, rename)).toBe(together);
  expect(gunzipSync(renamedTable(gzipSync(""), rename)).toString()).toBe("");
});

test("where every story keeps its id nothing is written anew", () => {
  expect(
    renaming(
      RUN,
      idsHere((id) => id),
    ),
  ).toBeNull();
});

test("a story without a date that has another id is reason enough", () => {
  expect(
    renaming(
      RUN,
      idsHere((id) => (id === 5 ? 9 : id)),
    )?.("5-NMRX"),
  ).toBe("9-NMRX");
});
