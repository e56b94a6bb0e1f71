import { extractBench } from "./extract.ts";
import { findBench } from "./find.ts";
import { importBench } from "./import.ts";

const BENCHES: Record<string, () => Promise<void>> = {
  extract: extractBench,
  find: findBench,
  import: importBench,
};

const name = process.argv[2] ?? "";
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) await bench();
else {
  console.error(`usage: npm run bench -- NAME, one of ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
}
