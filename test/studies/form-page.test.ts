import { beforeAll, describe, expect, test } from "vitest";
import { makeListing } from "../support/factories.ts";
import { makeManyReports, makeReport } from "../support/market.ts";
import { formOf } from "../support/study.ts";
import { define, documentOf, type StudyServer, see, studyServer, wordsOf } from "./study-server.ts";

describe("a form that cannot be run", () => {
  let server: StudyServer;
  beforeAll(async () => {
    server = await studyServer();
    return server.close;
  });
  const madeOf = () => server.db.prepare("SELECT count(*) FROM studies").pluck().get();

  test("keeps what was typed, tells each fault in a summary and at its field, and makes nothing", async () => {
    const wrong = {
      company: "<b>nobody</b>",
      index: "HLI",
      windows: "soon",
      estimation_min: "5",
      from: "2025-13-01",
    };
    const answer = await server.post("/studies", formOf(wrong));
    expect(answer.status).toBe(422);
    const page = documentOf(await answer.text());
    const links = [...page.querySelectorAll(".error-summary a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual([
      "#field-company",
      "#field-from",
      "#field-index",
      "#field-windows",
      "#field-estimation_min",
    ]);
    for (const [name, value] of Object.entries(wrong)) {
      const field = page.querySelector(`#field-${name}`);
      expect(field?.getAttribute("value"), name).toBe(value);
      expect(field?.getAttribute("aria-invalid"), name).toBe("true");
      expect(field?.getAttribute("aria-describedby")?.split(" "), name).toContain(`error-${name}`);
      expect(page.querySelector(`#error-${name}`)?.textContent, name).not.toBe("");
    }
    expect(madeOf()).toBe(0);
  });

  test("every field that can be refused is one the summary can lead to, choices as well", async () => {
    const wrong = {
      session: "x",
      direction: "x",
      stocks: "x",
      model: "x",
      returns: "x",
      overlap: "x",
      window_from: "x",
    };
    const page = documentOf(
      await (await server.post("/studies", formOf({ ...wrong, name: "x".repeat(201), to: "x" }))).text(),
    );
    for (const name of [...Object.keys(wrong), "name", "to"])
      expect(page.querySelector(`#field-${name}`)?.getAttribute("aria-describedby"), name).toContain(
        `error-${name}`,
      );
  });

  test("stories that are none, or without a date, or too many, say so", async () => {
    const refusal = async (given: Record<string, string>) =>
      wordsOf(await (await server.post("/studies", formOf(given))).text());
    expect(await refusal({ publisher: "Nobody's" })).toContain("No story that has a date fits");
    makeReport(server.db, server.market.stock("NMRX"), null, { publisher: "Undated" });
    expect(await refusal({ publisher: "Undated" })).toContain("No story that has a date fits");
    makeManyReports(server.db, server.market.stock("NMRX"), 20_001, "2025-10-03");
    expect(await refusal({ from: "2025-10-03", to: "2025-10-03" })).toContain(
      "There are more than 20,000 events. Narrow it down",
    );
    expect(madeOf()).toBe(0);
  });

  test("counting tells what there is before anything is run", async () => {
    const publisher = "The Counted";
    for (const date of ["2025-10-06", null])
      makeReport(server.db, server.market.stock("NMRX"), date, { publisher });
    const answer = await server.post("/studies", formOf({ do: "count", publisher }));
    expect(answer.status).toBe(200);
    expect(wordsOf(await answer.text())).toContain(
      "1 event of 1 stock in 1 story. 1 more has no date and cannot be in it.",
    );
    const none = await server.post("/studies", formOf({ do: "count", publisher: "Nobody's" }));
    expect(none.status).toBe(422);
    expect(wordsOf(await none.text())).toContain("0 events of 0 stocks in 0 stories.");
    expect(madeOf()).toBe(0);
  });

  test("an index that may be several is asked about, and the answer runs it", async () => {
    makeListing(server.db, { ticker: "MKT", mic: "XHKG", companyName: "Other Market" });
    const fields = formOf({ publisher: "The Counted" });
    const asked = documentOf(await (await server.post("/studies", fields)).text());
    const answers = [...asked.querySelectorAll("button[name=index_answer]")].map((button) =>
      button.getAttribute("value"),
    );
    expect(answers).toEqual(["MKT Example Market, XNYS", "MKT Other Market, XHKG"]);
    const path = await define(server, { ...fields, index_answer: answers[0] ?? "" });
    expect((await see(server, path)).words).toContain("total returns against MKT, XNYS.");
  });
});
