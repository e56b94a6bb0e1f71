import { Worker } from "node:worker_threads";

const START = new URL("./thread-start.js", import.meta.url);

/** A thread takes a third of a second to load its code: the last one that ended its work waits a while for more. */
const KEPT_MS = 20_000;
let idle: Worker | null = null;

/** A thread that waits for work. It keeps the process going until it is given back. */
export function takeThread(): Worker {
  const thread = idle ?? new Worker(START);
  idle = null;
  thread.ref();
  return thread;
}

/** Takes a thread back that has ended its work; nothing that listens to it hears any more. */
export function giveBack(thread: Worker): void {
  for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
  const forget = () => {
    if (idle === thread) idle = null;
  };
  thread.once("exit", forget).unref();
  void idle?.terminate();
  idle = thread;
  setTimeout(() => {
    if (idle === thread) void thread.terminate();
    forget();
  }, KEPT_MS).unref();
}
