// A thread that thread.ts starts.
import { parentPort } from "node:worker_threads";
import { importSource } from "./built.js";

class BrokenOff extends Error {}

parentPort.on("message", async ({ module, input, flag }) => {
  const tell = (progress) => {
    if (Atomics.load(flag, 0) === 1) throw new BrokenOff();
    parentPort.postMessage({ kind: "progress", progress });
  };
  try {
    const { work } = await importSource(new URL(module));
    parentPort.postMessage({ kind: "result", result: await work(input, tell) });
  } catch (error) {
    parentPort.postMessage(
      error instanceof BrokenOff ? { kind: "brokenOff" } : { kind: "thrown", error: told(error) },
    );
  }
});

/** An error in parts that can be cloned, whatever class it is of. */
function told(error) {
  if (!(error instanceof Error)) return { message: String(error) };
  return { ...error, message: error.message, stack: error.stack };
}
