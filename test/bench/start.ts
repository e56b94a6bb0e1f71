import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bigDatabase, MILLION } from "./big-database.ts";
import { type Figure, median } from "./figure.ts";
import { startNewsmove } from "./program.ts";

const ROUNDS = 5;

/** From the command to the first page, over a million stories, with the day's backup due. */
export async function startBench(tell: (line: string) => void): Promise<Figure[]> {
  const database = bigDatabase(MILLION, tell);
  const backups = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  try {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const { url, stop } = await startNewsmove({ NEWSMOVE_DB: database, NEWSMOVE_BACKUPS: backups });
      const answer = await fetch(url);
      await answer.text();
      seconds.push((performance.now() - start) / 1000);
      await stop();
      if (!answer.ok) throw new Error(`the dashboard was answered with ${answer.status}`);
    }
    return [
      {
        what: `start to first page, median of ${ROUNDS}`,
        ...{ value: median(seconds), unit: "s", mark: { is: "at most", number: 1.5 } },
      },
    ];
  } finally {
    rmSync(backups, { recursive: true, force: true });
  }
}
