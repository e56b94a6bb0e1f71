import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { checksBench } from "./checks.ts";
import { extractBench } from "./extract.ts";
import { type Bench, type Figure, isReached, ratioOf } from "./figure.ts";
import { importBench } from "./import.ts";
import { importPageBench } from "./import-page.ts";
import { notesBench } from "./notes.ts";
import { studyBench } from "./study.ts";
import { tableOf } from "./table.ts";

const BENCHES: Record<string, Bench> = {
  checks: checksBench,
  extract: extractBench,
  import: importBench,
  "import-page": importPageBench,
  notes: notesBench,
  study: studyBench,
};

const USAGE = `usage: npm run bench -- [NAME …] [--json], of ${Object.keys(BENCHES).join(", ")}; all without a name`;

await main();

/** Runs the benches asked for, one after the other; prints a table, or one JSON object. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    console.error(`There is no bench ${unknown}.\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const asked = Object.entries(BENCHES).filter(
    ([name]) => positionals.length === 0 || positionals.includes(name),
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "an unknown processor"}, Node ${process.version}`;
  const measured = new Map<string, Figure[]>();
  for (const [name, bench] of asked) {
    console.error(`${name} …`);
    measured.set(name, await bench((line) => console.error(`  ${line}`)));
  }
  console.log(
    values.json ? JSON.stringify(asJson(machine, measured), null, 2) : `${machine}\n\n${tableOf(measured)}`,
  );
}

function asJson(machine: string, measured: ReadonlyMap<string, readonly Figure[]>) {
  const figures = [...measured].flatMap(([bench, ofBench]) =>
    ofBench.map((figure) => ({ bench, ...figure, ratio: ratioOf(figure), reached: isReached(figure) })),
  );
  return { machine, measuredAt: new Date().toISOString(), figures };
}
