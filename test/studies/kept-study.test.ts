import { describe, expect, test } from "vitest";
import { formOf } from "../support/study.ts";
import { define, documentOf, see, studyServer } from "./study-server.ts";

const ACTION = (page: Document, text: string) =>
  [...page.querySelectorAll("form")]
    .find((form) => form.textContent?.trim() === text)
    ?.getAttribute("action");

describe("a kept study", () => {
  test("is shown in its form as it is, changed, and run as it was changed", async () => {
    const server = await studyServer();
    const path = await define(server, { company: "NMRX", windows: "[0, 0]", overlap: "all", merge: "" });
    const form = documentOf(await (await server.get(`${path}/edit`)).text());
    const value = (name: string) => form.querySelector(`#field-${name}`)?.getAttribute("value");
    expect([value("company"), value("windows"), value("name")]).toEqual([
      ...["NMRX Holdings", "[0, 0]", "Takeover reports"],
    ]);
    expect(form.querySelector("#field-merge")?.hasAttribute("checked")).toBe(false);
    expect(form.querySelector("#field-exclude")?.hasAttribute("checked")).toBe(true);
    expect(form.querySelector("#field-overlap option[selected]")?.getAttribute("value")).toBe("all");
    const answer = await server.post(path, formOf({ version: "1", name: "Renamed", model: "constant_mean" }));
    expect(answer.status).toBe(303);
    const page = await see(server, path);
    expect(page.querySelector("h1")?.textContent).toBe("Renamed");
    expect(page.words).toContain("Constant mean of the days before");
    expect(page.words).toContain("Helio climbs");
  });

  test("changed in another window meanwhile is asked about: nothing typed is lost, sending again decides", async () => {
    const server = await studyServer();
    const path = await define(server);
    await server.post(path, formOf({ version: "1", name: "From the other window" }));
    const conflict = await server.post(path, formOf({ version: "1", name: "From this window" }));
    expect(conflict.status).toBe(409);
    const page = documentOf(await conflict.text());
    expect(page.querySelector("#field-name")?.getAttribute("value")).toBe("From this window");
    expect(page.querySelector(".meanwhile")?.textContent).toContain("changed meanwhile");
    const version = page.querySelector("[name=version]")?.getAttribute("value") ?? "";
    expect((await server.post(path, formOf({ version, name: "From this window" }))).status).toBe(303);
    expect((await see(server, path)).querySelector("h1")?.textContent).toBe("From this window");
  });

  test("a change sent twice is no conflict with itself", async () => {
    const server = await studyServer();
    const path = await define(server);
    const change = formOf({ version: "1", name: "Renamed" });
    await server.post(path, change);
    expect((await server.post(path, change)).status).toBe(303);
  });

  test("is deleted with an Undo that outlives a reload, and comes back with what it found", async () => {
    const server = await studyServer();
    const path = await define(server);
    await see(server, path);
    const to = (await server.post(`${path}/delete`, {})).headers.get("location") ?? "";
    for (const _reload of [1, 2]) {
      const list = await see(server, to);
      expect(list.words).toContain("Study deleted: Takeover reports");
      expect(ACTION(list, "Undo")).toBe(`${path}/restore`);
    }
    for (const page of [path, `${path}/edit`])
      expect((await server.get(page)).headers.get("location")).toBe(to);
    for (const [method, address] of [
      ["post", "run"],
      ["post", "cancel"],
      ["get", "files/days.csv"],
    ] as const)
      expect((await server[method](`${path}/${address}`, {})).status, address).toBe(404);
    expect((await server.post(`${path}/restore`, {})).headers.get("location")).toBe(path);
    expect((await see(server, path)).words).toContain("around 2 events");
  });

  test("deleted while its form was open comes back only when that is sent again", async () => {
    const server = await studyServer();
    const path = await define(server);
    await server.post(`${path}/delete`, {});
    const conflict = await server.post(path, formOf({ version: "1" }));
    expect(conflict.status).toBe(409);
    expect((await server.get(path)).status).toBe(303);
    await server.post(path, formOf({ version: "2" }));
    expect((await see(server, path)).words).toContain("around 2 events");
  });

  test("whose stories have become none, or too many, asks to be changed instead of running", async () => {
    const server = await studyServer();
    const path = await define(server);
    await see(server, path);
    server.db.prepare("UPDATE news_items SET deleted_at = 'x'").run();
    const refused = await server.post(`${path}/run`, {});
    expect(refused.status).toBe(422);
    const page = documentOf(await refused.text());
    expect(page.querySelector("h1")?.textContent).toBe("Change “Takeover reports”");
    expect(page.querySelector(".error-summary a")?.getAttribute("href")).toBe("#field-company");
    expect((await see(server, path)).words).toContain("0 events now, 2 then");
  });

  test("of a story that was deleted stays about that story", async () => {
    const server = await studyServer();
    const path = await define(server, { story: "1" });
    await server.post("/news/1/delete", {});
    const form = documentOf(await (await server.get(`${path}/edit`)).text());
    expect(form.querySelector("[name=story]")?.getAttribute("value")).toBe("1");
    expect(form.querySelector(".study-story")?.textContent).toContain(
      "“Northmere surges”, which was deleted",
    );
  });
});
