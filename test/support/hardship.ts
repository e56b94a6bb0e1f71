import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder, whenTestEnds } from "./cleanup.ts";
import { AS_BOUND_ROOT } from "./process.ts";

/** Whether a disk of so few megabytes can be had here: only root can, and not in every container. */
export function canMount(): boolean {
  try {
    smallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}

/** An empty disk of so many megabytes, in memory; it goes when the test ends. */
export function smallDisk(megabytes: number): { folder: string; remove: () => void } {
  const folder = temporaryFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "newsmove-test", folder], {
    stdio: "ignore",
  });
  // A process that still ends may hold it a moment longer.
  const remove = () => spawnSync("umount", ["-l", folder]);
  whenTestEnds(remove);
  return { folder, remove };
}

/** Fills a disk to its last byte; gives what frees that space again. */
export function fillDisk(folder: string): () => void {
  const path = join(folder, "filler");
  const file = openSync(path, "w");
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      while (writeSync(file, Buffer.alloc(size, 1)) === size);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
  closeSync(file);
  return () => rmSync(path);
}

/** Whether this system can limit a process that runs. */
export function canLimit(): boolean {
  return spawnSync("prlimit", ["--version"]).status === 0;
}

/** How large a file may grow that a running process writes, in bytes; null lifts the limit. */
export function limitFiles(pid: number, bytes: number | null): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes ?? "unlimited"}:`]);
}

/** Whether Newsmove can be started here so that rights of files bind it: root has to be able to do without its own. */
export function canBindRights(): boolean {
  if (process.getuid?.() !== 0) return process.getuid !== undefined;
  const [program = "", ...args] = AS_BOUND_ROOT;
  return spawnSync(program, [...args, "true"]).status === 0;
}

/** Another program that has a database locked, until it is let go of. */
export async function lockDatabase(path: string): Promise<{ release: () => Promise<void> }> {
  const script = fileURLToPath(new URL("lock.js", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, path], { stdio: ["pipe", "pipe", "inherit"] });
  whenTestEnds(() => child.kill("SIGKILL"));
  if (!child.stdout || !child.stdin) throw new Error("the other program cannot be spoken to");
  await once(child.stdout, "data");
  const ended = once(child, "close");
  return {
    async release() {
      child.stdin?.end();
      await ended;
    },
  };
}

/** The rights of a file as ls writes them in numbers: "600". */
export function rightsOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}
