import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const FAULTS = "test/faults/**/*.test.ts";

/** A name, the files, and in which turn they run: faults bring a computer to its limits, so they come by themselves. */
const PROJECTS = [
  { name: "tests", include: ["test/**/*.test.ts"], exclude: [FAULTS], sequence: { groupOrder: 0 } },
  { name: "faults", include: [FAULTS], sequence: { groupOrder: 1 } },
];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Limits for what hangs, far beyond what anything takes on a slow machine; no test measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ["default", "./test/support/summary-reporter.ts"],
    projects: PROJECTS.map((test) => ({ extends: true, test })),
  },
});
