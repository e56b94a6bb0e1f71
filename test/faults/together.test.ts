import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { lockDatabase } from "../support/hardship.ts";
import { textsIn } from "../support/kept-files.ts";
import { noteForm, writeNotes } from "../support/note-writers.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";

const LONG = { timeout: 180_000 };

test(
  "two servers begin on one new database at the same moment, and both write it: no note is lost",
  LONG,
  async () => {
    const env = { NEWSMOVE_DB: join(temporaryFolder(), "newsmove.db") };
    // Both find it without tables, and wait to make them until the lock is gone.
    const lock = await lockDatabase(env.NEWSMOVE_DB);
    const starting = Promise.all([startNewsmove(env), startNewsmove(env)]);
    await sleep(5000);
    await lock.release();
    const servers = await starting;
    const writers = servers.map(({ url }, n) => writeNotes(url, { clients: 4, name: `server ${n}, ` }));
    await Promise.all(writers.map((each) => each.stopAfter(150)));
    const [one, other] = servers;
    await fetch(`${one.url}/notes`, noteForm(one.url, "for the other to see"));
    expect(await (await fetch(`${other.url}/notes`)).text()).toContain("for the other to see");
    for (const server of servers) expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    const acknowledged = ["for the other to see", ...writers.flatMap((each) => each.acknowledged)];
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
  "backups and two imports while notes are written: none is lost, each backup is of one moment, all bars are there",
  LONG,
  async () => {
    const server = await startNewsmove();
    const writers = writeNotes(server.url, { clients: 8 });
    await writers.reached(20);
    const before = [...writers.acknowledged];
    for (let n = 0; n < 6; n++) {
      const page = await press(server.url, "/data/backups");
      expect(page).toContain("read back from end to end and found whole");
    }
    const imports = await Promise.all([
      importByPage(server.url, prices(12_000)),
      importByPage(server.url, prices(12_000).replaceAll("BABA", "META")),
    ]);
    for (const words of imports) expect(words).toMatch(/12,000/);
    await writers.stopAfter(writers.acknowledged.length + 10);
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    expect(textsIn(server.dbPath).toSorted()).toEqual(writers.acknowledged.toSorted());
    const folder = join(dirname(server.dbPath), "backups");
    for (const name of readdirSync(folder)) {
      const kept = new Set(textsIn(join(folder, name)));
      expect(before.filter((text) => !kept.has(text))).toEqual([]);
    }
  },
);

async function press(url: string, path: string): Promise<string> {
  return settled(await fetch(url + path, { method: "POST", headers: { origin: url } }));
}

/** Sends a price file, says yes to what it would do, and gives the page about what was done. */
async function importByPage(url: string, text: string): Promise<string> {
  const body = new FormData();
  body.set("file", new Blob([text]), "prices.csv");
  const preview = await settled(
    await fetch(`${url}/prices/import`, { method: "POST", headers: { origin: url }, body }),
  );
  const action = /action="([^"]+\/confirm)"/.exec(preview)?.[1];
  if (!action) throw new Error(`nothing to confirm: ${preview}`);
  return press(url, action);
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
