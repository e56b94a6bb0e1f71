import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { BROWSER_HINT, browserRequired, findBrowser } from "./find-browser.ts";

/**
 * Ends the output with one line, "N passed, N failed" (", N skipped" when some were). A file that
 * could not be loaded, a hook that failed and an error outside any test count as failed.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: string): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) countModule(module, counts);
    if (reason !== "passed" && counts.failed === 0) counts.failed = 1;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
    const hint =
      counts.skipped > 0 && findBrowser() === null && !browserRequired() ? `${BROWSER_HINT}\n` : "";
    // The other reporters print after this; what is written as the process ends comes last.
    process.once("exit", () => {
      process.stdout.write(`${hint}${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}

function countModule(module: TestModule, counts: { passed: number; failed: number; skipped: number }): void {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test that never ran because the run was broken off has not passed.
    counts[state === "pending" ? "failed" : state] += 1;
  }
  const broken = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  counts.failed += broken.length;
}
