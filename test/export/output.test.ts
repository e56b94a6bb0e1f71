import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { DatabaseError } from "../../server/db/open.ts";
import { fillFolder, OutputError, writeFile, writeText } from "../../server/export/output.ts";
import { temporaryFolder } from "../support/cleanup.ts";

let folder: string;
let target: string;
beforeEach(() => {
  folder = temporaryFolder();
  target = join(folder, "out");
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** Text of which the disk takes the first piece only. */
function* untilFull(): Generator<string> {
  yield "first";
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

describe("a file", () => {
  test("is whole, and for this account alone", () => {
    writeFile(target, ["one\n", "zwei\u20ac\n"], false);
    expect(readFileSync(target, "utf8")).toBe("one\nzwei\u20ac\n");
    if (process.platform !== "win32") expect(modeOf(target)).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("that is there is replaced only when told to", () => {
    writeFileSync(target, "old");
    expect(() => writeFile(target, ["new"], false)).toThrow(
      "is there already: name another file, or give --force",
    );
    expect(readFileSync(target, "utf8")).toBe("old");
    writeFile(target, ["new"], true);
    expect(readFileSync(target, "utf8")).toBe("new");
  });

  test("is not made where a folder is, whatever is told", () => {
    mkdirSync(target);
    expect(() => writeFile(target, ["x"], true)).toThrow(OutputError);
  });

  test("on a full disk leaves nothing, and what was there as it was", () => {
    writeFileSync(target, "old");
    expect(() => writeFile(target, untilFull(), true)).toThrow(
      `nothing was written to ${target}: the disk is full`,
    );
    expect(readdirSync(folder)).toEqual(["out"]);
    expect(readFileSync(target, "utf8")).toBe("old");
  });

  test("in no folder says so in a line", () => {
    const lost = join(folder, "nowhere", "x.json");
    expect(() => writeFile(lost, ["x"], false)).toThrow(
      new DatabaseError(`nothing was written to ${lost}: there is no such folder`),
    );
  });
});

describe("a folder", () => {
  const own = (name: string) => name.endsWith(".csv");
  const fill = (isForced = false, text: Iterable<string> = ["a"]) =>
    fillFolder(target, { isForced, own }, (into) => writeText(join(into, "a.csv"), text));

  test("is made, for this account alone", async () => {
    await fill();
    expect(readdirSync(target)).toEqual(["a.csv"]);
    if (process.platform !== "win32") expect(modeOf(target)).toBe(0o700);
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("may be there when it is empty", async () => {
    mkdirSync(target);
    await fill();
    expect(readdirSync(target)).toEqual(["a.csv"]);
  });

  test("with an export in it is replaced only when told to", async () => {
    await fill();
    writeFileSync(join(target, "b.csv"), "of an older one");
    await expect(fill()).rejects.toThrow("holds an export already: name another folder, or give --force");
    await fill(true, ["b"]);
    expect(readdirSync(target)).toEqual(["a.csv"]);
    expect(readFileSync(join(target, "a.csv"), "utf8")).toBe("b");
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("with anything else in it is never replaced", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "thesis.doc"), "years of work");
    for (const isForced of [false, true])
      await expect(fill(isForced)).rejects.toThrow("holds something else (thesis.doc)");
    expect(readdirSync(target)).toEqual(["thesis.doc"]);
  });

  test("on a full disk leaves nothing, and what was there as it was", async () => {
    await expect(fill(false, untilFull())).rejects.toThrow("the disk is full");
    expect(existsSync(target)).toBe(false);
    await fill();
    await expect(fill(true, untilFull())).rejects.toThrow("the disk is full");
    expect(readFileSync(join(target, "a.csv"), "utf8")).toBe("a");
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("where a file is, is refused", async () => {
    writeFileSync(target, "x");
    await expect(fill(true)).rejects.toThrow("is a file: name a folder");
  });
});
