import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "./cleanup.ts";
import { type RunningServer, startNewsmove } from "./process.ts";

export interface MeasuredServer extends RunningServer {
  /** What the process holds after what is not needed any more was let go of, in bytes. */
  memory(): Promise<{ rss: number; heapUsed: number; external: number }>;
}

/** A Newsmove that can be asked how much memory it holds. */
export async function startMeasured(env: Record<string, string> = {}): Promise<MeasuredServer> {
  const file = join(temporaryFolder(), "memory.json");
  const server = await startNewsmove({ NEWSMOVE_TEST_MEMORY: file, ...env }, { preload: ["memory.js"] });
  return {
    ...server,
    async memory() {
      rmSync(file, { force: true });
      process.kill(server.pid, "SIGUSR2");
      for (;;) {
        await sleep(50);
        try {
          return JSON.parse(readFileSync(file, "utf8"));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        }
      }
    },
  };
}
