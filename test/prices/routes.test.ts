import { describe, expect, test } from "vitest";
import { barsIn, FAULTY, GOOD, HEADER, seeded } from "./example-files.ts";
import { confirm, preview, see } from "./sent-file.ts";

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
