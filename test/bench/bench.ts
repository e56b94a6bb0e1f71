import { checksBench } from "./checks.ts";
import { extractBench } from "./extract.ts";
import { importBench } from "./import.ts";
import { importPageBench } from "./import-page.ts";
import { studyBench } from "./study.ts";

const BENCHES: Record<string, () => Promise<void>> = {
  checks: checksBench,
  extract: extractBench,
  import: importBench,
  "import-page": importPageBench,
  study: studyBench,
};

const name = process.argv[2] ?? "";
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) await bench();
else {
  console.error(`usage: npm run bench -- NAME, one of ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
}
