import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, TestRunner, vi } from "vitest";

/**
 * Runs when the present test ends, the last registered first. In a beforeAll there is no test: there
 * the caller returns the closer from the hook.
 */
export function whenTestEnds(close: () => unknown): void {
  if (TestRunner.getCurrentTest()) onTestFinished(() => void close());
}

/** A new empty folder; removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "newsmove-test-"));
  whenTestEnds(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Until the test ends, what is put in the computer's folder for temporary files goes to a new one, which it gives. */
export function ownTemporaryFiles(): string {
  const folder = temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}
