import { beforeEach, describe, expect, test } from "vitest";
import {
  archiveImports,
  type ImportOutcome,
  type ImportRequest,
} from "../../server/export/page/archive-imports.ts";
import { emptyReport } from "../../server/export/archive/report.ts";
import { NOW } from "../support/db.ts";

/** Imports that end when they are told to. */
function heldImports() {
  const running: { name: string; end: (outcome: ImportOutcome) => void }[] = [];
  const discarded: string[] = [];
  const imports = archiveImports(
    ({ name }, { signal }) => {
      signal?.throwIfAborted();
      return new Promise((end) => running.push({ name, end }));
    },
    (path) => discarded.push(path),
  );
  return { imports, running, discarded };
}

const request = (name: string): ImportRequest => ({
  ...{ path: `/tmp/${name}`, name, replace: false, now: NOW.toISOString() },
});
const DONE = { report: emptyReport() };

let held: ReturnType<typeof heldImports>;
beforeEach(() => {
  held = heldImports();
});

describe("two imports", () => {
  test("go one after the other, since they write to one database", async () => {
    const { imports, running, discarded } = held;
    const [first, second] = [imports.begin(request("a")), imports.begin(request("b"))];
    await expect.poll(() => running.length).toBe(1);
    expect((await imports.find(second, 20))?.state).toEqual({ kind: "running", share: 0 });
    running[0]?.end(DONE);
    await expect.poll(() => running.map(({ name }) => name)).toEqual(["a", "b"]);
    expect((await imports.find(first, 0))?.state.kind).toBe("done");
    running[1]?.end({ fault: "it is empty" });
    expect((await imports.find(second, 5000))?.state).toEqual({ kind: "refused", fault: "it is empty" });
    expect(discarded).toEqual(["/tmp/a", "/tmp/b"]);
  });

  test("the one that waits can be broken off before it begins", async () => {
    const { imports, running, discarded } = held;
    imports.begin(request("a"));
    const waiting = imports.begin(request("b"));
    await expect.poll(() => running.length).toBe(1);
    await imports.cancel(waiting, 60_000);
    expect((await imports.find(waiting, 0))?.state.kind).toBe("cancelled");
    running[0]?.end(DONE);
    await expect.poll(() => discarded).toEqual(["/tmp/a", "/tmp/b"]);
    expect(running).toHaveLength(1);
  });
});

test("the last ten are known", async () => {
  const imports = archiveImports(
    async () => DONE,
    () => {},
  );
  const ids = Array.from({ length: 11 }, (_, i) => imports.begin(request(String(i))));
  expect(await imports.find(ids[0] ?? "", 0)).toBeUndefined();
  expect((await imports.find(ids[1] ?? "", 5000))?.state.kind).toBe("done");
});
