import { describe, expect, test } from "vitest";
import { barsIn, FAULTY, GOOD, importGood, seeded } from "./example-files.ts";
import { confirm, preview, see, send, sendFile } from "./sent-file.ts";

describe("an import", () => {
  test("is confirmed, shown with its coverage, and undone after a reload", async () => {
    const server = await seeded();
    const done = await importGood(server);
    expect(done.path).toBe("/prices?imported=1");
    expect(done.words).toContain("Imported prices.csv: 3 bars added");
    expect(done.document.querySelectorAll(".picture .block--whole")).toHaveLength(3);
    const again = await see(server, done.path);
    const action = again.document.querySelector(".undo-bar form")?.getAttribute("action") ?? "";
    const after = await send(server, action);
    expect(after.path).toBe("/prices?undone=1");
    expect(after.words).toContain("prices.csv was undone");
    expect(after.words).toContain("Undone 15 Dec 2025");
    expect(barsIn(server)).toBe(0);
  });

  test("made again changes nothing and says so; its form sent twice makes one import", async () => {
    const server = await seeded();
    await importGood(server);
    const second = await preview(server, GOOD, { listing: "BABA" });
    expect(second.words).toContain("Importing it again would change nothing");
    expect(second.document.querySelector("#confirm")).toBeNull();
    expect((await confirm(server, second.id)).words).toContain("Nothing was new in that file");
    const third = await preview(server, GOOD.replace("100.5", "100.7"), { listing: "BABA" });
    await confirm(server, third.id, { replace: "yes" });
    expect((await confirm(server, third.id, { replace: "yes" })).path).toBe("/prices?imported=2");
  });

  test("shows changed values, and replaces them only when told to", async () => {
    const server = await seeded();
    await importGood(server);
    const close = () =>
      server.db.prepare<[], number>("SELECT close FROM price_bars ORDER BY start LIMIT 1").pluck().get();
    const changed = GOOD.replace("100.5", "100.7");
    const first = await preview(server, changed, { listing: "BABA" });
    expect(first.words).toContain("Replace the 1 changed value");
    await confirm(server, first.id);
    expect(close()).toBe(100.5);
    const second = await preview(server, changed, { listing: "BABA" });
    await confirm(server, second.id, { replace: "yes" });
    expect(close()).toBe(100.7);
  });

  test("with refused rows stores nothing until they are left out; its report stays", async () => {
    const server = await seeded();
    const { id } = await preview(server, FAULTY, { listing: "BABA" });
    const held = await server.post(`/prices/import/${id}/confirm`, {});
    expect(held.status).toBe(422);
    expect(await held.text()).toContain("Tick the box to leave the refused rows out");
    expect(barsIn(server)).toBe(0);
    await confirm(server, id, { keep_good: "yes" });
    expect(barsIn(server)).toBe(1);
    expect((await see(server, "/prices/imports/1")).words).toContain("The open “abc” is not a number");
  });
});

describe("a range", () => {
  const asked = async () => {
    const server = await seeded();
    await importGood(server);
    const [listing] = server.db.prepare<[], number>("SELECT listing_id FROM price_bars").pluck().all();
    const range = { listing: String(listing), interval: "1d", from: "2024-01-03", to: "2024-01-04" };
    return { server, range };
  };

  test("is counted, deleted, and brought back after a reload", async () => {
    const { server, range } = await asked();
    const question = await see(server, `/prices/delete?${new URLSearchParams(range)}`);
    expect(question.words).toContain("Delete 2 bars");
    const deleted = await send(server, "/prices/delete", range);
    expect(deleted.path).toBe("/prices?deleted=1");
    expect(barsIn(server)).toBe(1);
    const again = await see(server, deleted.path);
    expect(again.words).toContain("Deleted 2 bars of BABA");
    const action = again.document.querySelector(".undo-bar form")?.getAttribute("action") ?? "";
    const back = await send(server, action);
    expect(back.words).toContain("The deleted bars of BABA are back.");
    expect(barsIn(server)).toBe(3);
  });

  test("stays in the list with its undo", async () => {
    const { server, range } = await asked();
    await send(server, "/prices/delete", range);
    const { document, words } = await see(server, "/prices");
    expect(words).toContain("Daily bars, 3 Jan 2024 to 4 Jan 2024");
    const row = document.querySelector("#deletion-1");
    expect(row?.querySelector("form")?.getAttribute("action")).toBe("/prices/deletions/1/undo");
    await send(server, "/prices/deletions/1/undo");
    const after = await see(server, "/prices");
    expect(after.document.querySelector("#deletion-1")?.textContent).toContain("Undone 15 Dec 2025");
    expect((await server.post("/prices/deletions/2/undo", {})).status).toBe(404);
  });

  test("without bars is not deleted", async () => {
    const { server, range } = await asked();
    const { path } = await send(server, "/prices/delete", { ...range, from: "2024-01-05", to: "2024-01-08" });
    expect([path, barsIn(server)]).toEqual(["/prices", 3]);
  });
});

test("sent from another site, nothing is taken", async () => {
  const server = await seeded();
  const answer = await fetch(`${server.url}/prices/import`, {
    method: "POST",
    headers: { origin: "http://x.test" },
  });
  expect(answer.status).toBe(403);
  expect((await sendFile(server, "")).status).toBe(422);
});
