import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const FAULTS = "test/faults/**/*.test.ts";

/**
 * What is run by its name, in turn. Faults bring a computer to its limits, so nothing else runs beside them; what
 * lasts for minutes is no part of `npm run check`.
 */
const PROJECTS = [
  { name: "tests", include: ["test/**/*.test.ts"], exclude: [FAULTS], sequence: { groupOrder: 0 } },
  { name: "faults", include: [FAULTS], sequence: { groupOrder: 1 } },
  { name: "soak", include: ["test/soak/**/*.soak.ts"], sequence: { groupOrder: 2 } },
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
