import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { addressOf } from "./import-page.ts";

const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));

/** How long it takes from the start of the program over a database to its first page, and until that page has its counts. */
export async function firstPage(path: string): Promise<void> {
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const child = spawn(process.execPath, [PROGRAM, "serve"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0", NEWSMOVE_DB: path, NEWSMOVE_BACKUPS_KEPT: "0" },
  });
  try {
    const url = await addressOf(child);
    const listening = seconds();
    let page = await (await fetch(url)).text();
    console.log(`  listening after ${listening} s, the first page after ${seconds()} s`);
    while (!page.includes('class="tabs"')) {
      await sleep(200);
      page = await (await fetch(url)).text();
    }
    console.log(`  its counts after ${seconds()} s`);
  } finally {
    child.kill();
    await once(child, "close");
  }
}
