import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtModule } from "../../server/lib/built.js";
import { temporaryFolder } from "../support/cleanup.ts";

/** A program of two files, and where it is built. */
function program(): { source: string; entry: string; cache: string; write: (word: string) => void } {
  const folder = temporaryFolder();
  const source = join(folder, "source");
  mkdirSync(source);
  const entry = join(source, "main.ts");
  writeFileSync(entry, `import { word } from "./word.ts";\nconsole.log(word, import.meta.url);\n`);
  const write = (word: string) =>
    writeFileSync(join(source, "word.ts"), `export const word: string = ${JSON.stringify(word)};\n`);
  write("first");
  return { source, entry, cache: join(folder, "cache"), write };
}

function run(url: string | null): string {
  return execFileSync(
    process.execPath,
    ["--input-type=module", "-e", `await import(${JSON.stringify(url)})`],
    {
      encoding: "utf8",
    },
  );
}

test("TypeScript runs as JavaScript, and a module still knows where its source lies", async () => {
  const { source, entry, cache } = program();
  expect(run(await builtModule(entry, [source], cache))).toBe(`first file://${entry}\n`);
});

test("it is built once for as long as no source is changed, and then anew", async () => {
  const { source, entry, cache, write } = program();
  const first = await builtModule(entry, [source], cache);
  expect(await builtModule(entry, [source], cache)).toBe(first);
  write("other");
  const second = await builtModule(entry, [source], cache);
  expect(second).not.toBe(first);
  expect(run(second)).toContain("other ");
});

test("starts at the same time do not disturb each other", async () => {
  const { source, entry, cache } = program();
  const urls = await Promise.all([1, 2, 3].map(() => builtModule(entry, [source], cache)));
  expect(new Set(urls).size).toBe(1);
  expect(run(urls[0] ?? null)).toContain("first ");
  expect(readdirSync(cache)).toHaveLength(1);
});

test("what was built days ago of other sources goes", async () => {
  const { source, entry, cache, write } = program();
  await builtModule(entry, [source], cache);
  const [old] = readdirSync(cache) as [string];
  utimesSync(join(cache, old), 0, 0);
  write("other");
  await builtModule(entry, [source], cache);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(cache)).not.toContain(old);
});

test("where nothing can be written there is none", async () => {
  const { source, entry, cache } = program();
  // A file in the folder's place stops every account, root too.
  writeFileSync(cache, "");
  expect(await builtModule(entry, [source], join(cache, "inside"))).toBeNull();
});

test("a fault in a source is told", async () => {
  const { source, entry, cache, write } = program();
  write("first");
  writeFileSync(join(source, "word.ts"), "export const word = ;");
  await expect(builtModule(entry, [source], cache)).rejects.toThrow("Unexpected");
});
