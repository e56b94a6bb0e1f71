import { giveBack, takeThread } from "./thread-keeper.ts";

/**
 * Tells how far the work is. It throws where the caller has broken the work off, so it is called
 * wherever that may happen: in a transaction, which is then rolled back.
 */
export type Tell<Progress> = (progress: Progress) => void;

/** The thread's side: what a module that runs in one exports as `work`. All that passes is cloned. */
export type Work<Input, Progress, Result> = (input: Input, tell: Tell<Progress>) => Result | Promise<Result>;

export interface ThreadOptions<Progress> {
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Breaks the work off when it next tells how far it is. */
  signal?: AbortSignal | undefined;
}

type AnyWork = Work<never, unknown, unknown>;
type ProgressOf<W> = W extends Work<never, infer Progress, unknown> ? Progress : never;

/**
 * Runs the `work` of a module in a thread of its own, so that this one stays free for others:
 * `runInThread<typeof import("./sum.ts").work>(new URL("./sum.ts", import.meta.url), input)`.
 * @throws what the work throws (an Error keeps message, stack and properties, not its class); the
 * signal's reason where that broke it off
 */
export function runInThread<W extends AnyWork>(
  module: URL,
  input: Parameters<W>[0],
  { onProgress, signal }: ThreadOptions<ProgressOf<W>> = {},
): Promise<Awaited<ReturnType<W>>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const thread = takeThread();
    const stop = () => void Atomics.store(flag, 0, 1);
    signal?.addEventListener("abort", stop, { once: true });
    thread.on("message", (message: Message<W>) => {
      if (message.kind === "progress") return onProgress?.(message.progress);
      signal?.removeEventListener("abort", stop);
      giveBack(thread);
      if (message.kind === "result") resolve(message.result);
      else if (message.kind === "brokenOff") reject(signal?.reason);
      else reject(Object.assign(new Error(), message.error));
    });
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error(`the thread of ${module.href} ended without a result`)));
    thread.postMessage({ module: module.href, input, flag });
  });
}

type Message<W extends AnyWork> =
  | { kind: "progress"; progress: ProgressOf<W> }
  | { kind: "result"; result: Awaited<ReturnType<W>> }
  | { kind: "brokenOff" }
  | { kind: "thrown"; error: { message: string; stack?: string } };
