import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import { readStudyForm, STUDY_FIELDS, type StudyFields } from "../../server/studies/form/form.ts";
import { defaultFields, fieldsOfRequest } from "../../server/studies/form/form-view.ts";
import { symbolReader } from "../../server/studies/definition.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { requestOf } from "../support/study.ts";

/** What forms are read against: an index MKT with prices, stocks without, two companies called Twin. */
function context() {
  const db = testDb();
  const index = makeListing(db, { ticker: "MKT", companyName: "Example Market", kind: "index" });
  const stock = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  for (const mic of ["XNYS", "XHKG"]) makeListing(db, { ticker: "TWIN", mic, companyName: "Twin" });
  const companies = companiesStore(db);
  return {
    ...{ companies, stock },
    hasDailyBars: ({ id }: { id: number }) => id === index.id,
    symbolOf: symbolReader(companies.byTicker),
  };
}

const FIELDS: StudyFields = { ...defaultFields("MKT"), name: "Takeovers" };

function errorsOf(given: Partial<StudyFields>) {
  const result = readStudyForm({ ...FIELDS, ...given }, context());
  return result.ok ? {} : result.errors;
}

describe("a form states a study", () => {
  test("a new form's fields are the usual study, with the rules against overlap and contamination on", () => {
    const result = readStudyForm(FIELDS, context());
    expect(result).toEqual({
      ok: true,
      input: {
        name: "Takeovers",
        request: {
          ...requestOf({ eventWindow: [-10, 10], estimation: { end: -11, length: 120, min: 60 } }),
          windows: [
            [-10, -2],
            [-1, 1],
            [0, 0],
            [0, 5],
            [2, 10],
          ],
        },
      },
    });
  });

  test("what is asked of the stories", () => {
    const known = context();
    const asked = { publisher: " The Example ", topic: "chips", from: "2025-01-01", to: "2025-12-31" };
    const chosen = { session: "premarket", direction: "down", stocks: "mentioned", story: "7" };
    const result = readStudyForm({ ...FIELDS, ...asked, ...chosen, company: "nmrx" }, known);
    expect(result.ok && result.input.request.stories).toEqual({
      ...{ newsId: 7, companyId: known.stock.companyId, publisher: "The Example", topic: "chips" },
      ...{
        session: "premarket",
        direction: "down",
        from: "2025-01-01",
        to: "2025-12-31",
        stocks: "mentioned",
      },
    });
  });

  test("a company goes by its name, its ticker or a listing as suggested", () => {
    const known = context();
    for (const company of ["Northmere Foods", "northmere foods", "NMRX", "NMRX Northmere Foods, XNYS"]) {
      const result = readStudyForm({ ...FIELDS, company }, known);
      expect(result.ok && result.input.request.stories.companyId, company).toBe(known.stock.companyId);
    }
  });

  test("constant mean needs no index", () => {
    const result = readStudyForm({ ...FIELDS, model: "constant_mean", index: "" }, context());
    expect(result.ok && result.input.request.index).toBeNull();
  });

  test("an event window need not hold the story's own session", () => {
    const fields = { ...FIELDS, window_from: "1", window_to: "5", windows: "[1, 5]", estimation_end: "0" };
    expect(errorsOf(fields)).toEqual({ estimation_end: expect.stringContaining("between -1000 and -1") });
    expect(errorsOf({ ...fields, estimation_end: "−1" })).toEqual({});
  });

  test("boxes that are not ticked switch their rules off", () => {
    const result = readStudyForm({ ...FIELDS, merge: "", exclude: "", overlap: "all" }, context());
    expect(result.ok && result.input.request).toMatchObject({
      ...{ mergeSameSession: false, excludeOtherEvents: false, overlapPolicy: "all" },
    });
  });

  test("shown again, a kept study's fields are read back as the same", () => {
    const known = context();
    const request = requestOf({
      ...{ model: "market_adjusted", returns: "log", overlapPolicy: "all", mergeSameSession: false },
      stories: { companyId: known.stock.companyId, session: "regular", direction: "up", stocks: "mentioned" },
    });
    const result = readStudyForm(fieldsOfRequest("Takeovers", request, "NMRX"), known);
    expect(result).toEqual({ ok: true, input: { name: "Takeovers", request } });
  });
});

describe("what is wrong is told at its field", () => {
  test.each<[Partial<StudyFields>, keyof StudyFields, string]>([
    [{ company: "nobody" }, "company", "No company goes by “nobody”"],
    [{ company: "TWIN" }, "company", "may be several companies"],
    [{ from: "2025-13-01" }, "from", "There is no month 13."],
    [{ to: "2025-02-30" }, "to", "There is no such day"],
    [{ from: "2025-06-01", to: "2025-05-31" }, "to", "lies before the first"],
    [{ session: "lunch" }, "session", "Choose a session"],
    [{ direction: "flat" }, "direction", "Choose up, down"],
    [{ stocks: "" }, "stocks", "Choose which stocks"],
    [{ model: "capm" }, "model", "Choose a model"],
    [{ returns: "" }, "returns", "Choose simple or log"],
    [{ index: "" }, "index", "needs an index"],
    [{ index: "", model: "market_adjusted" }, "index", "needs an index"],
    [{ index: "nothing" }, "index", "No listing goes by “nothing”"],
    [{ index: "TWIN" }, "index", "more than one listing"],
    [{ index: "NMRX" }, "index", "There are no daily prices of NMRX"],
    [{ window_from: "x" }, "window_from", "whole number of sessions"],
    [{ window_from: "-251" }, "window_from", "between -250 and 250"],
    [{ window_to: "" }, "window_to", "whole number of sessions"],
    [{ window_to: "-11" }, "window_to", "ends before it begins"],
    [{ windows: "x" }, "windows", "is no list of windows"],
    [{ windows: "" }, "windows", "at least one window"],
    [{ windows: "[0, 11]" }, "windows", "[0, +11] lies outside the event window [−10, +10]"],
    [{ windows: "[0, 0] ".repeat(21) }, "windows", "20 windows at most"],
    [{ estimation_end: "-10" }, "estimation_end", "before the event window begins, so before −10"],
    [{ estimation_length: "29" }, "estimation_length", "between 30 and 1000"],
    [{ estimation_min: "1.5" }, "estimation_min", "whole number"],
    [{ estimation_min: "121" }, "estimation_min", "more than the sessions there are"],
    [{ overlap: "none" }, "overlap", "Choose which overlapping"],
    [{ name: "x".repeat(201) }, "name", "201 characters; 200 fit"],
  ])("%j", (given, field, message) => {
    expect(errorsOf(given)).toEqual({ [field]: expect.stringContaining(message) });
  });

  test("a text that may mean several listings or companies offers them", () => {
    const result = readStudyForm({ ...FIELDS, index: "TWIN", company: "TWIN" }, context());
    expect(result.ok || result.answers).toEqual({
      index: ["TWIN Twin, XNYS", "TWIN Twin, XHKG"],
      company: ["TWIN Twin, XNYS", "TWIN Twin, XHKG"],
    });
  });

  test("all of it at once, in the order of the form", () => {
    const wrong = {
      company: "nobody",
      from: "x",
      index: "nothing",
      window_to: "",
      windows: "x",
      name: "x".repeat(201),
    };
    const named = Object.keys(errorsOf(wrong));
    expect(named).toEqual(Object.keys(wrong));
    expect(named).toEqual(STUDY_FIELDS.filter((field) => named.includes(field)));
  });
});
