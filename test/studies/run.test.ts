import { describe, expect, test } from "vitest";
import { fileDb } from "../support/db.ts";
import { makeManyReports, makeMarket } from "../support/market.ts";
import { startNewsmove } from "../support/process.ts";
import { startServer } from "../support/server.ts";
import { formOf } from "../support/study.ts";
import { define, documentOf, see, studyServer, wordsOf } from "./study-server.ts";

/** A database with so many stories that a study over them takes a while wherever it is run. */
function longDb() {
  const { db, path } = fileDb();
  makeManyReports(db, makeMarket(db).stock("NMRX"), 20_000);
  return { db, path };
}

/** All events count, each by itself: the long way. */
const LONG = { merge: "", exclude: "", overlap: "all" };

describe("while a study is run", () => {
  test("other pages are answered before its own", async () => {
    const server = await startServer({ db: longDb().db });
    const path = await define(server, LONG);
    const order: string[] = [];
    const ask = async (address: string) => {
      await (await server.get(address)).text();
      order.push(address);
    };
    await Promise.all([ask(path), ask("/settings"), ask("/studies"), ask("/prices")]);
    expect(order.at(-1)).toBe(path);
    await server.post(`${path}/cancel`, {});
  });

  test("its page tells how far it is and comes again; the list says that it is being run", async () => {
    const server = await startServer({ db: longDb().db });
    const path = await define(server, LONG);
    const answer = await server.get(path);
    expect(answer.headers.get("refresh")).toBe("1");
    const html = await answer.text();
    // How far it has come by then is the computer's affair: among its events, or past the last.
    expect(wordsOf(html)).toMatch(/[\d,]+ of 20,000 events\.|All 20,000 events are done/);
    expect(documentOf(html).querySelector("progress")?.getAttribute("max")).toBe("100");
    expect(wordsOf(await (await server.get("/studies")).text())).toContain("being run");
    await server.post(`${path}/cancel`, {});
    expect(wordsOf(await (await server.get("/studies")).text())).toContain("not run yet");
  });

  test("it can be cancelled: nothing is kept, and its page offers to run it", async () => {
    const server = await startServer({ db: longDb().db });
    const path = await define(server, LONG);
    const answer = await server.post(`${path}/cancel`, {});
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path]);
    const page = await see(server, path);
    expect(page.words).toContain("Nothing found yet: it has not been run, or its run was broken off.");
    expect(page.querySelector(`form[action="${path}/run"]`)?.textContent?.trim()).toBe("Run study");
    expect(server.log).toEqual([]);
  });

  test("it can be deleted, and comes back as one that was not run", async () => {
    const server = await startServer({ db: longDb().db });
    const path = await define(server, LONG);
    await server.post(`${path}/delete`, {});
    await server.post(`${path}/restore`, {});
    expect((await see(server, path)).words).toContain("Nothing found yet");
    expect(server.log).toEqual([]);
  });
});

test("a run that fails is told on its page, with its stack in the log; what was found before stays", async () => {
  const server = await studyServer();
  const path = await define(server);
  await see(server, path);
  server.db.exec("ALTER TABLE corporate_actions RENAME TO hidden");
  await server.post(`${path}/run`, {});
  const failed = await see(server, path);
  expect(failed.querySelector("[role=alert]")?.textContent).toContain("The run failed by a fault");
  expect(failed.words).toContain("around 2 events");
  expect(server.log).toHaveLength(1);
  expect(server.log[0]).toContain("no such table: corporate_actions");
  expect(server.log[0]).toMatch(/\n\s+at .*bars-store/);
  server.db.exec("ALTER TABLE hidden RENAME TO corporate_actions");
  await server.post(`${path}/run`, {});
  expect((await see(server, path)).querySelector("[role=alert]")).toBeNull();
});

test("a study without a run has no files", async () => {
  const server = await startServer({ db: longDb().db });
  const path = await define(server, LONG);
  await server.post(`${path}/cancel`, {});
  for (const file of ["days.csv", "study.json", "definition.json"]) {
    const answer = await server.get(`${path}/files/${file}`);
    expect([file, answer.status]).toEqual([file, 404]);
    expect(wordsOf(await answer.text())).toContain("This study has not been run yet, so it has no files.");
  }
});

test("a server that is stopped amid a run stops at once, and the study can be run when it is back", async () => {
  const { db, path: dbPath } = longDb();
  db.close();
  const env = { NEWSMOVE_DB: dbPath };
  const first = await startNewsmove(env);
  const body = new URLSearchParams(formOf(LONG));
  const post = { method: "POST", headers: { origin: first.url }, body, redirect: "manual" } as const;
  const answer = await fetch(`${first.url}/studies`, post);
  expect(answer.status).toBe(303);
  expect((await first.stop("SIGTERM")).code).toBe(0);
  const second = await startNewsmove(env);
  const page = wordsOf(await (await fetch(second.url + answer.headers.get("location"))).text());
  expect(page).toContain("Nothing found yet: it has not been run, or its run was broken off. Run study");
});
