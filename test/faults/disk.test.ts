import { copyFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { databaseWith, folderState, textsIn } from "../support/kept-files.ts";
import { canLimit, canMount, fillDisk, limitFiles, smallDisk } from "../support/hardship.ts";
import { noteForm } from "../support/note-writers.ts";
import { type RunningServer, runNewsmove, startNewsmove } from "../support/process.ts";
import { actionOf, sentForm } from "../support/sent-form.ts";

const MB = 1024 * 1024;
const SAME_AGAIN = "main form";

/** Writes notes until one is refused; gives the texts of those before, and the answer that refused. */
async function writeUntilRefused({
  url,
}: RunningServer): Promise<{ saved: string[]; page: string; status: number }> {
  const saved: string[] = [];
  for (let n = 0; n < 20_000; n++) {
    const text = `note ${n} “with & signs”\n${"x".repeat(1500)}`;
    const answer = await fetch(`${url}/notes`, noteForm(url, text));
    if (answer.status !== 303) return { saved, page: await answer.text(), status: answer.status };
    saved.push(text);
  }
  throw new Error("there was room for everything");
}

/** Presses the button of the page that says nothing was saved. */
async function sendAgain({ url }: RunningServer, page: string): Promise<Response> {
  const body = new URLSearchParams(sentForm(page, SAME_AGAIN));
  return fetch(url + actionOf(page, SAME_AGAIN), {
    ...{ method: "POST", body, headers: { origin: url }, redirect: "manual" },
  });
}

/** Once there is room again: the note that was refused is saved from its page, and the end is in order. */
async function expectRecovery(server: RunningServer, saved: string[], page: string): Promise<void> {
  expect((await sendAgain(server, page)).status).toBe(303);
  expect((await server.stop("SIGTERM")).code).toBe(0);
  const texts = textsIn(server.dbPath);
  expect(texts.slice(0, -1)).toEqual(saved);
  expect(texts.at(-1)).toMatch(/^note \d+ “with & signs”\nx{1500}$/);
}

describe.skipIf(!canMount())("a full disk (needs the right to mount one)", () => {
  test("refuses a note in plain words, keeps what was typed and what was saved, and takes it once there is space", async () => {
    const { folder } = smallDisk(8);
    const server = await startNewsmove({ NEWSMOVE_DB: join(folder, "newsmove.db") });
    const free = fillDisk(folder);
    const { saved, page, status } = await writeUntilRefused(server);
    expect(status).toBe(507);
    expect(page).toContain("The disk is full. Nothing was saved. Free some space, then send it again.");
    for (const path of ["/", "/notes", "/api/v1/notes"])
      expect((await fetch(server.url + path)).status).toBe(200);
    free();
    await expectRecovery(server, saved, page);
  });

  test("has the API say the same as a problem", async () => {
    const { folder } = smallDisk(8);
    const server = await startNewsmove({ NEWSMOVE_DB: join(folder, "newsmove.db") });
    fillDisk(folder);
    await writeUntilRefused(server);
    const answer = await fetch(`${server.url}/api/v1/notes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...{ listing: "BABA", price: 161.7, price_kind: "high", text: "x".repeat(1500) },
        observed_at: "2025-12-10T08:05:00-05:00",
      }),
    });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 507, title: "The disk is full" });
  });

  test("keeps Newsmove from starting with a line that says so, and harms nothing", async () => {
    const { folder } = smallDisk(8);
    const path = join(folder, "newsmove.db");
    copyFileSync(databaseWith("kept"), path);
    const free = fillDisk(folder);
    const before = folderState(path);
    const { code, stderr } = await runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0" });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `newsmove: cannot use the database ${path}: the disk is full\n`,
    });
    free();
    expect(before[basename(path)]).toBe(folderState(path)[basename(path)]);
    const server = await startNewsmove({ NEWSMOVE_DB: path });
    await server.stop("SIGTERM");
    expect(textsIn(path)).toEqual(["kept"]);
  });

  test("has a backup told to have failed, and leaves no half one", async () => {
    const { folder } = smallDisk(8);
    const server = await startNewsmove({ NEWSMOVE_BACKUPS: folder });
    const free = fillDisk(folder);
    const pressed = await backUp(server);
    expect(pressed).toMatch(/no backup was made as [^<]*: the disk is full/);
    expect(readdirSync(folder)).toEqual(["filler"]);
    free();
    expect(await backUp(server)).toContain("read back from end to end and found whole");
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("refuses a file that is sent, with a word why", async () => {
    const { folder } = smallDisk(8);
    const server = await startNewsmove({ TMPDIR: folder });
    const free = fillDisk(folder);
    const send = () => sendPrices(server, "date,close\n".padEnd(2 * MB, "2025-12-10,1\n"));
    const refused = await send();
    expect(refused.status).toBe(507);
    expect(await refused.text()).toContain("The disk is full. Nothing was saved.");
    free();
    expect((await send()).status).toBe(303);
  });
});

describe.skipIf(!canLimit())("a file that may not grow (needs prlimit)", () => {
  test("refuses a note in plain words, loses none, and takes it once it may grow", async () => {
    const server = await startNewsmove();
    limitFiles(server.pid, statSync(`${server.dbPath}-wal`).size + 100_000);
    const { saved, page, status } = await writeUntilRefused(server);
    expect(status).toBe(500);
    expect(page).toContain("The disk reports an error. Nothing was saved. See whether it is full");
    expect((await fetch(`${server.url}/notes`)).status).toBe(200);
    limitFiles(server.pid, null);
    await expectRecovery(server, saved, page);
  });
});

async function backUp({ url }: RunningServer): Promise<string> {
  let answer = await fetch(`${url}/data/backups`, { method: "POST", headers: { origin: url } });
  while (answer.headers.has("refresh")) {
    await answer.text();
    answer = await fetch(answer.url);
  }
  return answer.text();
}

function sendPrices({ url }: RunningServer, text: string): Promise<Response> {
  const body = new FormData();
  body.set("file", new Blob([text]), "BABA.csv");
  return fetch(`${url}/prices/import`, {
    method: "POST",
    headers: { origin: url },
    body,
    redirect: "manual",
  });
}
