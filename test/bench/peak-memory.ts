import { readFileSync } from "node:fs";

/** Peak resident memory of a process so far, in bytes; 0 where it has just ended, or the system has no /proc. */
export function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
