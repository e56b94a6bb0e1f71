import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NEWSMOVE = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));
/** Twenty times a second: a peak that lasts is seen, and the watching costs nothing. */
const WATCH_MS = 50;

export interface Listening {
  url: string;
  pid: number | undefined;
  stop(): Promise<void>;
}

/** Starts Newsmove as a person does, on a free port, and waits until it says where it is. */
export function startNewsmove(environment: Record<string, string>): Promise<Listening> {
  return startListening([NEWSMOVE, "serve"], environment);
}

/** Starts a script of ours that prints its address as Newsmove does. */
export function startScript(path: URL, environment: Record<string, string>): Promise<Listening> {
  return startListening(["--import", "tsx", fileURLToPath(path)], environment);
}

async function startListening(args: string[], environment: Record<string, string>): Promise<Listening> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0", ...environment },
  });
  const ended = once(child, "close");
  const url = await addressOf(child);
  return {
    ...{ url, pid: child.pid },
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (text) => {
      printed += text;
      const url = /http:\/\/\S+(?=\n)/.exec(printed)?.[0];
      if (url) resolve(url);
    });
    child.once("close", () => reject(new Error(`it ended before it listened: ${child.spawnargs.join(" ")}`)));
  });
}

/** What a command took. */
export interface Took {
  seconds: number;
  /** Peak resident memory. */
  megabytes: number;
}

/** Runs a command of Newsmove; what it prints is read and thrown away, `input` is what it reads. */
export async function runNewsmove(args: readonly string[], input?: NodeJS.ReadableStream): Promise<Took> {
  const start = performance.now();
  const child = spawn(process.execPath, [NEWSMOVE, ...args], {
    stdio: [input ? "pipe" : "ignore", "pipe", "inherit"],
  });
  child.stdout?.resume();
  if (child.stdin) input?.pipe(child.stdin);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, WATCH_MS);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`newsmove ${args.join(" ")} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, megabytes: peak / 1e6 };
}

/** Peak resident memory of a process so far, in bytes; 0 where it has just ended, or the system has no /proc. */
export function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
