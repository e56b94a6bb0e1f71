import { describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../support/server.ts";
import { confirm, preview, see, sendFile } from "./sent-file.ts";

const HEADER = "Date,Open,High,Low,Close,Volume";
const GOOD = [
  HEADER,
  "2024-01-02,100,101,99,100.5,1000",
  "2024-01-03,100,102,99,101.5,1100",
  "2024-01-04,101,103,100,102.5,1200",
].join("\n");
const FAULTY = [
  HEADER,
  "2024-01-02,100,101,99,100.5,1000",
  "2024-01-03,abc,102,99,101.5,1100",
  "2024-01-04,101,103,100,<b>5</b>,1200",
].join("\n");

const seeded = () => startServer({ seeded: true });

function barsIn({ db }: TestServer): number {
  return db.prepare<[], number>("SELECT count(*) FROM price_bars").pluck().get() ?? 0;
}

async function importGood(server: TestServer, text = GOOD) {
  const { id } = await preview(server, text, { listing: "BABA" });
  return confirm(server, id);
}

describe("a preview", () => {
  test("says what was understood, and stores nothing", async () => {
    const server = await seeded();
    const page = await preview(server, GOOD, { listing: "BABA", name: "bars & <i>.csv" });
    expect(page.status).toBe(200);
    expect(page.words).toContain("Preview of bars & <i>.csv");
    expect(page.words).toContain("3 rows can be taken; none is refused");
    expect(page.words).toContain("BABA on XNYS");
    expect(page.words).toContain("From2 Jan 2024");
    expect(page.document.querySelectorAll(".picture .block--new")).toHaveLength(3);
    expect(page.document.querySelector('button[form="confirm"]')?.textContent).toBe("Import 3 rows");
    expect(barsIn(server)).toBe(0);
  });

  test("lists refused rows with the faulty cell marked, and markup as text", async () => {
    const server = await seeded();
    const { document, words } = await preview(server, FAULTY, { listing: "BABA" });
    const marks = [...document.querySelectorAll("mark.faulty")].map(({ textContent }) => textContent);
    expect(marks).toEqual(["abc", "<b>5</b>"]);
    expect(words).toContain("The open “abc” is not a number Mend in the file");
  });

  test("warns of a day without a session, and of a jump without a split", async () => {
    const server = await seeded();
    const text = [
      HEADER,
      "2024-01-05,100,101,99,100,1",
      "2024-01-06,100,101,99,100,1",
      "2024-01-08,10,11,9,10,1",
    ];
    const { words } = await preview(server, text.join("\n"), { listing: "BABA", interval: "1d" });
    expect(words).toContain("6 Jan 2024 was no session");
    expect(words).toContain("Split missing?");
  });

  test("reads the file again as told", async () => {
    const server = await seeded();
    const { id } = await preview(server, GOOD, { listing: "BABA" });
    const answer = await server.post(`/prices/import/${id}`, { listing: "META" });
    expect((await see(server, answer.headers.get("location") ?? "")).words).toContain("META on XNAS");
  });
});

describe("what only a person can say is asked", () => {
  const AMBIGUOUS = [HEADER, "03/04/2024,100,101,99,100,1", "04/04/2024,100,101,99,100,1"].join("\n");

  test("which of month and day comes first", async () => {
    const server = await seeded();
    const asked = await preview(server, AMBIGUOUS, { listing: "BABA", interval: "1d" });
    const answers = [...asked.document.querySelectorAll('button[name="date_order"]')];
    expect(answers.map(({ textContent }) => textContent)).toEqual([
      "Month first: 03/04/2024 is 4 Mar 2024",
      "Day first: 03/04/2024 is 3 Apr 2024",
    ]);
    await server.post(`/prices/import/${asked.id}`, { listing: "BABA", interval: "1d", date_order: "dmy" });
    const { words } = await see(server, asked.path);
    expect(words).toContain("From3 Apr 2024");
    expect(words).toContain("day first, as you said");
  });

  test("whose prices they are, and whether an unknown symbol is new", async () => {
    const server = await seeded();
    const asked = await preview(server, GOOD, { name: "unsaid.csv" });
    expect(asked.words).toContain("Whose prices are these?");
    await server.post(`/prices/import/${asked.id}`, { listing: "QZZT" });
    expect((await see(server, asked.path)).words).toContain("No listing goes by");
    await server.post(`/prices/import/${asked.id}`, { listing: "QZZT", do: "add", new_on: "XLON" });
    expect((await see(server, asked.path)).words).toContain("QZZT on XLON");
    await confirm(server, asked.id);
    expect((await see(server, "/prices")).words).toContain("QZZT QZZT, London Stock Exchange");
  });

  test("a file that is no price file is said to be none", async () => {
    const server = await seeded();
    const { words } = await preview(server, "hello\nworld\n", { listing: "BABA" });
    expect(words).toContain("This file cannot be read");
  });
});

describe("an import", () => {
  test("is confirmed, shown with its coverage, and undone after a reload", async () => {
    const server = await seeded();
    const done = await importGood(server);
    expect(done.path).toBe("/prices?imported=1");
    expect(done.words).toContain("Imported prices.csv: 3 bars added");
    expect(done.document.querySelectorAll(".picture .block--whole")).toHaveLength(3);
    const again = await see(server, done.path);
    const action = again.document.querySelector(".undo-bar form")?.getAttribute("action") ?? "";
    const undone = await server.post(action, {});
    expect([undone.status, undone.headers.get("location")]).toEqual([303, "/prices?undone=1"]);
    const after = await see(server, "/prices?undone=1");
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

test("a range is deleted after it was counted", async () => {
  const server = await seeded();
  await importGood(server);
  const [listing] = server.db.prepare<[], number>("SELECT listing_id FROM price_bars").pluck().all();
  const range = { listing: String(listing), interval: "1d", from: "2024-01-03", to: "2024-01-04" };
  const asked = await see(server, `/prices/delete?${new URLSearchParams(range)}`);
  expect(asked.words).toContain("This cannot be undone.");
  expect(asked.words).toContain("Delete 2 bars");
  const answer = await server.post("/prices/delete", range);
  expect(answer.headers.get("location")).toBe("/prices?deleted=2");
  expect(barsIn(server)).toBe(1);
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
