import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DAYS, LISTINGS, writeMillionBars } from "./million-bars.ts";
import { peakMemory } from "./peak-memory.ts";

const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));

/** How long the dashboard keeps others waiting while a million bars are imported by page, and undone; the server's memory. */
export async function importPageBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  const child = spawn(process.execPath, [PROGRAM, "serve"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0", NEWSMOVE_DB: join(folder, "newsmove.db"), TMPDIR: folder },
  });
  try {
    const file = join(folder, "long.csv");
    await writeMillionBars(file);
    const url = await addressOf(child);
    console.log(`import by page: ${LISTINGS * DAYS} daily bars, Node ${process.version}`);
    const post = (path: string, body: FormData | URLSearchParams) =>
      fetch(url + path, { method: "POST", headers: { origin: url }, body, redirect: "manual" });
    const sent = new FormData();
    sent.set("file", await openAsBlob(file), "long.csv");
    const path = await measured("read and plan", url, async () => {
      let { headers } = await post("/prices/import", sent);
      const waiting = headers.get("location") ?? "";
      await shown(url + waiting, "h1");
      ({ headers } = await post(
        `/prices/import/${waiting.split("file=")[1]}`,
        said({ do: "add", new_on: "XNYS" }),
      ));
      return shown(url + waiting, "Preview of");
    });
    const id = path.split("file=")[1];
    await measured("store", url, async () => {
      const { headers } = await post(`/prices/import/${id}/confirm`, said({}));
      return shown(url + headers.get("location"), "bars added");
    });
    await measured("undo", url, async () => {
      const { headers } = await post("/prices/imports/1/undo", said({}));
      return shown(url + headers.get("location"), "was undone");
    });
    console.log(`  the server took ${(peakMemory(child.pid) / 1e6).toFixed(0)} MB at most`);
  } finally {
    child.kill();
    await once(child, "close");
    rmSync(folder, { recursive: true, force: true });
  }
}

function said(fields: Record<string, string>): URLSearchParams {
  return new URLSearchParams(fields);
}

/** Opens a page as a browser does, again and again, until it has the words; gives the path it was found at. */
async function shown(url: string, words: string): Promise<string> {
  for (;;) {
    const answer = await fetch(url);
    const page = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} from ${url}`);
    if (page.includes(words)) return answer.url;
    await sleep(250);
  }
}

/** Says how long work took and how long the dashboard, asked for without a break, took at most meanwhile. */
async function measured<Result>(what: string, url: string, work: () => Promise<Result>): Promise<Result> {
  let isOver = false;
  let longest = 0;
  const ask = async () => {
    while (!isOver) {
      const asked = performance.now();
      await (await fetch(url)).text();
      longest = Math.max(longest, performance.now() - asked);
      await sleep(5);
    }
  };
  const asking = ask();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  isOver = true;
  await asking;
  console.log(`  ${what}: ${seconds.toFixed(1)} s, the dashboard ${longest.toFixed(0)} ms at most`);
  return result;
}

/** The address that a server prints once it listens. */
export async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for (let printed = ""; ; ) {
    const [text] = await once(stdout as NonNullable<typeof stdout>, "data");
    printed += text;
    const url = /http:\/\/\S+(?=\n)/.exec(printed)?.[0];
    if (url) return url;
  }
}
