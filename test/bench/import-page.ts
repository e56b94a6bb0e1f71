import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { writeMillionBars } from "./million-bars.ts";
import { peakMemory, startNewsmove } from "./program.ts";

/** How long the dashboard keeps others waiting while a million bars are imported by page, and undone; the server's memory. */
export async function importPageBench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  const { url, pid, stop } = await startNewsmove({
    ...{ NEWSMOVE_DB: join(folder, "newsmove.db"), TMPDIR: folder },
  });
  try {
    const file = join(folder, "long.csv");
    await writeMillionBars(file);
    const post = (path: string, body: FormData | URLSearchParams) =>
      fetch(url + path, { method: "POST", headers: { origin: url }, body, redirect: "manual" });
    const sent = new FormData();
    sent.set("file", await openAsBlob(file), "long.csv");
    let id: string | undefined;
    const reading = await measured("reading and planning", url, async () => {
      let { headers } = await post("/prices/import", sent);
      const waiting = headers.get("location") ?? "";
      await shown(url + waiting, "h1");
      ({ headers } = await post(
        `/prices/import/${waiting.split("file=")[1]}`,
        said({ do: "add", new_on: "XNYS" }),
      ));
      id = (await shown(url + waiting, "Preview of")).split("file=")[1];
    });
    const storing = await measured("storing", url, async () => {
      const { headers } = await post(`/prices/import/${id}/confirm`, said({}));
      await shown(url + headers.get("location"), "bars added");
    });
    const undoing = await measured("undoing", url, async () => {
      const { headers } = await post("/prices/imports/1/undo", said({}));
      await shown(url + headers.get("location"), "was undone");
    });
    const memory = { what: "memory of the server at most", value: peakMemory(pid) / 1e6, unit: "MB" };
    return [...reading, ...storing, ...undoing, memory];
  } finally {
    await stop();
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

/** How long work takes, and how long the dashboard, asked for without a break, takes at most meanwhile. */
async function measured(what: string, url: string, work: () => Promise<void>): Promise<Figure[]> {
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
  await work();
  const seconds = (performance.now() - start) / 1000;
  isOver = true;
  await asking;
  return [
    { what: `${what} a million bars`, value: seconds, unit: "s" },
    { what: `the dashboard during it, at most`, value: longest, unit: "ms" },
  ];
}
