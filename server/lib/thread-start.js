// The beginning of a thread that thread.ts starts. Node 20 does not read TypeScript by itself; tsx does.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

class BrokenOff extends Error {}

register();
const { module, input, flag } = workerData;
const { work } = await import(module);
try {
  const result = await work(input, tell);
  parentPort.postMessage({ isBrokenOff: false, result });
} catch (error) {
  if (!(error instanceof BrokenOff)) throw error;
  parentPort.postMessage({ isBrokenOff: true });
}

function tell(progress) {
  if (Atomics.load(flag, 0) === 1) throw new BrokenOff("broken off by the caller");
  parentPort.postMessage({ progress });
}
