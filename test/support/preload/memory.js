// On SIGUSR2 lets go of what is not needed any more, and writes the memory then in use to NEWSMOVE_TEST_MEMORY, in bytes.
import { renameSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const file = process.env.NEWSMOVE_TEST_MEMORY;

if (isMainThread)
  process.on("SIGUSR2", () => {
    for (let i = 0; i < 3; i++) collect();
    writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${file}.new`, file);
  });
