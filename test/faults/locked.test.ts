import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { lockDatabase } from "../support/hardship.ts";
import { textsIn } from "../support/kept-files.ts";
import { noteForm } from "../support/note-writers.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";
import { sentForm } from "../support/sent-form.ts";

const LONG = { timeout: 120_000 };

describe("while another program keeps the database locked", () => {
  test(
    "for 10 s: a note waits for its turn and is saved, and pages are answered meanwhile",
    LONG,
    async () => {
      const server = await startNewsmove();
      const lock = await lockDatabase(server.dbPath);
      let isSaved = false;
      const saving = fetch(`${server.url}/notes`, noteForm(server.url, "waited")).then((answer) => {
        isSaved = true;
        return answer;
      });
      const released = sleep(10_000).then(lock.release);
      for (let n = 0; n < 20; n++) {
        expect((await fetch(`${server.url}/notes`)).status).toBe(200);
        expect(isSaved, "not while it is locked").toBe(false);
        await sleep(100);
      }
      await released;
      expect((await saving).status).toBe(303);
      expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
      expect(textsIn(server.dbPath)).toEqual(["waited"]);
    },
  );

  test(
    "for longer: it is refused in plain words with what was typed, and saved once the lock is gone",
    LONG,
    async () => {
      const server = await startNewsmove();
      const lock = await lockDatabase(server.dbPath);
      const refused = await fetch(`${server.url}/notes`, noteForm(server.url, "refused at first"));
      const page = await refused.text();
      expect(refused.status).toBe(503);
      expect(page).toContain("Another program has kept the database locked for a while. Nothing was saved.");
      await lock.release();
      const body = new URLSearchParams(sentForm(page, "main form"));
      const again = { ...noteForm(server.url, ""), body };
      expect((await fetch(`${server.url}/notes`, again)).status).toBe(303);
      await server.stop("SIGTERM");
      expect(textsIn(server.dbPath)).toEqual(["refused at first"]);
    },
  );

  test("a command that writes says so in a line, and works once the lock is gone", LONG, async () => {
    const server = await startNewsmove();
    await server.stop("SIGTERM");
    const lock = await lockDatabase(server.dbPath);
    const seeding = runNewsmove(["seed", "--db", server.dbPath]);
    await sleep(10_000);
    await lock.release();
    expect(await seeding).toMatchObject({ code: 0 });
  });
});
