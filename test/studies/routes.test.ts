import { describe, expect, test } from "vitest";
import { makeMove } from "../support/factories.ts";
import { makeReport } from "../support/market.ts";
import { formOf, makeStudy } from "../support/study.ts";
import { define, documentOf, see, studyServer } from "./study-server.ts";

const ACTION = (page: Document, text: string) =>
  [...page.querySelectorAll("form")]
    .find((form) => form.textContent?.trim() === text)
    ?.getAttribute("action");

describe("a study", () => {
  test("is defined, run in one go and shown; the list has it with when it was run", async () => {
    const server = await studyServer();
    const path = await define(server);
    expect(path).toBe("/studies/1");
    const page = await see(server, path);
    expect(page.querySelector("h1")?.textContent).toBe("Takeover reports");
    expect(page.words).toContain("around 2 events, the abnormal return averaged");
    expect(page.words).toContain("Northmere surges");
    expect(page.words).toContain("2 used, 0 left out");
    expect(page.querySelector(".undo-bar")).toBeNull();
    expect(server.log).toEqual([]);
    const list = await see(server, "/studies");
    expect(list.words).toContain("Takeover reports");
    expect(list.words).toContain("Market model by least squares, against MKT, [−1, +1] [0, 0] [0, +5]");
    expect(list.words).toContain("run 15 Dec 2025, 12:00");
  });

  test("without a name is named after what it asks", async () => {
    const server = await studyServer();
    const path = await define(server, { name: "", company: "NMRX", from: "2025-01-01", to: "2025-12-31" });
    expect((await see(server, path)).querySelector("h1")?.textContent).toBe("NMRX Holdings, 2025 to 2025");
    expect((await see(server, await define(server, { name: "" }))).querySelector("h1")?.textContent).toBe(
      "All stories",
    );
  });

  test("sent twice is one", async () => {
    const server = await studyServer();
    const fields = formOf();
    const paths = [await server.post("/studies", fields), await server.post("/studies", fields)].map(
      (answer) => answer.headers.get("location"),
    );
    expect(paths).toEqual(["/studies/1", "/studies/1"]);
    await see(server, "/studies/1");
    expect(server.db.prepare("SELECT count(*) FROM studies").pluck().get()).toBe(1);
    expect(server.log).toEqual([]);
  });

  test("of one story has its stocks, and says which story it is about", async () => {
    const server = await studyServer();
    const form = documentOf(await (await server.get("/studies/new?story=1")).text());
    expect(form.querySelector("[name=story]")?.getAttribute("value")).toBe("1");
    expect(form.querySelector(".notice a")?.getAttribute("href")).toBe("/news/1");
    makeMove(server.db, { newsId: 1, listing: server.market.stock("HLIO") });
    const page = await see(server, await define(server, { story: "1" }));
    expect(page.words).toContain("around 2 events");
    expect(page.words).not.toContain("Helio climbs");
    const all = await server.post("/studies", formOf({ story: "1", do: "all-stories", publisher: "kept" }));
    const again = documentOf(await all.text());
    expect(again.querySelector("[name=story]")?.getAttribute("value")).toBe("");
    expect(again.querySelector("[name=publisher]")?.getAttribute("value")).toBe("kept");
  });

  test("is out of date when its stories change, and one click runs it again", async () => {
    const server = await studyServer();
    const path = await define(server);
    await see(server, path);
    makeReport(server.db, server.market.stock("NMRX"), "2025-11-03");
    const stale = await see(server, path);
    expect(stale.querySelector(".undo-bar")?.textContent).toContain("3 events now, 2 then");
    const answer = await server.post(ACTION(stale, "Run again") ?? "", {});
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path]);
    const fresh = await see(server, path);
    expect(fresh.querySelector(".undo-bar")).toBeNull();
    expect(fresh.words).toContain("3 used, 0 left out");
  });
});

test("the list goes on by pages without losing or doubling a study", async () => {
  const server = await studyServer();
  for (let n = 1; n <= 60; n++) makeStudy(server.db);
  const seen: string[] = [];
  for (let path: string | undefined = "/studies"; path; ) {
    const html: string = await (await server.get(path)).text();
    seen.push(...[...html.matchAll(/href="(\/studies\/\d+)"/g)].map((match) => String(match[1])));
    path = /href="(\/studies\?after=[^"]+)"/.exec(html)?.[1];
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test("addresses of no study are 404, whatever they hold", async () => {
  const server = await studyServer();
  for (const id of ["7", "0", "-1", "1.5", "x", "99999999999999999999"]) {
    for (const page of ["", "/edit", "/files/days.csv"])
      expect((await server.get(`/studies/${id}${page}`)).status, id + page).toBe(404);
    for (const action of ["", "/run", "/cancel", "/delete", "/restore"])
      expect((await server.post(`/studies/${id}${action}`, {})).status, id + action).toBe(404);
  }
  expect(server.log).toEqual([]);
});
