import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { textsIn } from "../support/kept-files.ts";
import { noteForm, writeNotes } from "../support/note-writers.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";

const LONG = { timeout: 180_000 };

test(
  "two servers begin on one new database at the same moment, and both write it: no note is lost",
  LONG,
  async () => {
    const env = { NEWSMOVE_DB: join(temporaryFolder(), "newsmove.db") };
    const servers = await Promise.all([startNewsmove(env), startNewsmove(env)]);
    const writers = servers.map(({ url }, n) => writeNotes(url, { clients: 4, name: `server ${n}, ` }));
    await Promise.all(writers.map((each) => each.stopAfter(150)));
    for (const { url } of servers) {
      const page = await (await fetch(`${url}/notes`)).text();
      expect(page, "each shows what the other wrote").toMatch(
        /server 0, [\s\S]*server 1, |server 1, [\s\S]*server 0, /,
      );
    }
    for (const server of servers) expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    const acknowledged = writers.flatMap((each) => each.acknowledged);
    expect(textsIn(env.NEWSMOVE_DB).toSorted()).toEqual(acknowledged.toSorted());
  },
);

test(
  "two servers: a restore is refused while the other one has the database open, and works once it is stopped",
  LONG,
  async () => {
    const first = await startNewsmove();
    const second = await startNewsmove({ NEWSMOVE_DB: first.dbPath });
    await runNewsmove(["backup", "--db", first.dbPath]);
    const backups = join(dirname(first.dbPath), "backups");
    const backup = join(backups, readdirSync(backups)[0] ?? "");
    await fetch(`${second.url}/notes`, noteForm(second.url, "written after the backup"));
    await first.stop("SIGTERM");
    const refused = await runNewsmove(["restore", backup, "--db", first.dbPath]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("it is in use");
    await second.stop("SIGTERM");
    expect(textsIn(first.dbPath)).toEqual(["written after the backup"]);
    expect((await runNewsmove(["restore", backup, "--db", first.dbPath])).code).toBe(0);
    expect(textsIn(first.dbPath)).toEqual([]);
  },
);

/** Daily closes of so many days in a file as Yahoo gives them. */
function prices(days: number): string {
  const rows = Array.from({ length: days }, (_, n) => {
    const date = new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10);
    return `${date},BABA,${10 + (n % 7)},${20 + (n % 7)},5,${12 + (n % 7)},1000`;
  });
  return ["date,symbol,open,high,low,close,volume", ...rows].join("\n");
}

test(
  "a backup and two imports while notes are written: none is lost, the backup is of one moment, all bars are there",
  LONG,
  async () => {
    const server = await startNewsmove();
    const writers = writeNotes(server.url, { clients: 4 });
    await writers.reached(20);
    const before = [...writers.acknowledged];
    const [backup, ...imports] = await Promise.all([
      runNewsmove(["backup", "--db", server.dbPath]),
      importByPage(server.url, prices(12_000)),
      importByPage(server.url, prices(12_000).replaceAll("BABA", "META")),
    ]);
    expect(backup).toMatchObject({ code: 0 });
    for (const words of imports) expect(words).toMatch(/12,000/);
    await writers.stopAfter(writers.acknowledged.length + 10);
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    expect(textsIn(server.dbPath).toSorted()).toEqual(writers.acknowledged.toSorted());
    const folder = join(dirname(server.dbPath), "backups");
    const kept = new Set(textsIn(join(folder, readdirSync(folder)[0] ?? "")));
    expect(before.filter((text) => !kept.has(text))).toEqual([]);
  },
);

/** Sends a price file, says yes to what it would do, and gives the page about what was done. */
async function importByPage(url: string, text: string): Promise<string> {
  const body = new FormData();
  body.set("file", new Blob([text]), "prices.csv");
  const preview = await settled(
    await fetch(`${url}/prices/import`, { method: "POST", headers: { origin: url }, body }),
  );
  const action = /action="([^"]+\/confirm)"/.exec(preview)?.[1];
  if (!action) throw new Error(`nothing to confirm: ${preview}`);
  return settled(await fetch(url + action, { method: "POST", headers: { origin: url } }));
}

async function settled(answer: Response): Promise<string> {
  let last = answer;
  while (last.headers.has("refresh")) {
    await last.text();
    await sleep(100);
    last = await fetch(last.url);
  }
  return last.text();
}
