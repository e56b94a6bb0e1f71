import { describe, expect, test } from "vitest";
import { acmeServer, STORY, sent, text, count } from "./acme.ts";
import { moveFields, sentFields } from "./example.ts";

test("a story entered by hand stands on its page, the list, the dashboard and its company's page", async () => {
  const server = await acmeServer();
  const answer = await server.post("/news", sent());
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/news/1");
  for (const path of ["/", "/news", "/news/1", "/companies/ACM"]) {
    const page = await text(server, path);
    expect(page, path).toContain("Acme jumps 3%");
    expect(page, path).toContain('data-bar="1"');
  }
  expect(await text(server, "/news/1")).toContain("<mark>3%</mark>");
});

test("a form sent twice makes one story", async () => {
  const server = await acmeServer();
  await server.post("/news", sent());
  expect((await server.post("/news", sent())).headers.get("location")).toBe("/news/1");
  expect(count(server, "news_items")).toBe(1);
});

test("a refused form keeps what was typed, says what is wrong where, and stores nothing", async () => {
  const server = await acmeServer();
  const answer = await server.post("/news", sent({ move_1_percent: "lots", title: "<b>kept</b> & so on" }));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#field-move_1_percent"');
  expect(page).toContain('id="error-move_1_percent"');
  expect(page).toContain('value="lots"');
  expect(page).toContain("&lt;b&gt;kept&lt;/b&gt; &amp; so on");
  expect(page).toContain('name="submission_key" value="key"');
  expect(count(server, "news_items")).toBe(0);
});

test("an answer button settles what reads two ways", async () => {
  const server = await acmeServer();
  const asked = await (await server.post("/news", sent({ move_1_percent: "1,205" }))).text();
  expect(asked).toContain('name="move_1_percent_answer" value="1.205"');
  await server.post("/news", sent({ move_1_percent: "1,205", move_1_percent_answer: "1.205" }));
  expect(server.db.prepare("SELECT percent, decimals FROM reported_moves").get()).toEqual({
    percent: 1.205,
    decimals: 3,
  });
});

describe("rows come and go without losing what was typed", () => {
  test("one more", async () => {
    const server = await acmeServer();
    const answer = await server.post("/news", sent({ do: "add-move", title: "", topics: "half a" }));
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('id="field-move_2_listing"');
    expect(page).toContain('name="moves" value="2"');
    expect(page).toContain('value="half a"');
    expect(page).toContain('value="+3"');
    expect(page).toContain('name="submission_key" value="key"');
    expect(page).not.toContain("field-error");
  });

  test("one less: those after it move up", async () => {
    const server = await acmeServer();
    const second = { ...sent(), moves: "2", move_2_subject: "Bolt", move_2_percent: "−1" };
    const page = await (await server.post("/news", { ...second, do: "remove-1" })).text();
    expect(page).toContain('name="moves" value="1"');
    expect(page).toMatch(/name="move_1_subject" type="text" value="Bolt"/);
    expect(page).not.toContain('id="field-move_2_listing"');
  });

  test("one that was read from a text is kept or dropped instead, and says what it was read from", async () => {
    const server = await acmeServer();
    const read = { move_1_from: "Read from “jumps 3%”.", move_1_unsure: "1", move_1_keep: "drop" };
    const hints = { hint_date: "Read as the tenth.", moves_first: "1" };
    const page = await (await server.post("/news", sent({ ...read, ...hints, do: "add-move" }))).text();
    expect(page).toContain("Read from “jumps 3%”.");
    expect(page).toContain("Not sure");
    expect(page).toMatch(/name="move_1_keep" value="drop" checked/);
    expect(page).not.toContain('value="remove-1"');
    expect(page).toContain('value="remove-2"');
    expect(page).toMatch(/aria-describedby="note-date"[\s\S]*Read as the tenth\./);
    expect(page).toContain('name="hint_date" value="Read as the tenth."');
    expect(page.indexOf('id="moves-title"')).toBeLessThan(page.indexOf('id="item-title"'));
    await server.post("/news", sent(read));
    expect(count(server, "reported_moves")).toBe(0);
  });

  test("sixty at most, each with a quote of two thousand characters of any script", async () => {
    const server = await acmeServer();
    const quote = `3% ${"涨".repeat(1990)}`;
    const rows = Array.from({ length: 60 }, () => moveFields({ quote }));
    const full = { ...sentFields({ ...STORY, moves: rows }), submission_key: "key" };
    const page = await (await server.post("/news", { ...full, do: "add-move" })).text();
    expect(page).toContain("A story holds 60 moves at most");
    expect((await server.post("/news", full)).status).toBe(303);
    expect(count(server, "reported_moves")).toBe(60);
  });
});

test("an unknown company mentioned is asked about, and added once its box is ticked", async () => {
  const server = await acmeServer();
  const mentions = "Acme\nNowhere & Sons";
  const asked = await server.post("/news", sent({ mentions }));
  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain('name="new_companies" value="Nowhere &amp; Sons"');
  expect(count(server, "companies")).toBe(1);
  await server.post("/news", sent({ mentions, new_companies: "Nowhere & Sons" }));
  expect(await text(server, "/companies/nowhere-sons")).toContain("Acme jumps 3%");
});

describe("a new company or listing from the same page", () => {
  const line = {
    do: "add-listing",
    new_name: "Bolt Works",
    new_ticker: "bolt",
    new_mic: "XTKS",
    new_kind: "equity",
  };

  test("is there at once, in the currency of its exchange, and the story's fields stay", async () => {
    const server = await acmeServer();
    const answer = await server.post("/news", sent({ ...line, topics: "half a" }));
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("Added BOLT Bolt Works, XTKS.");
    expect(page).toContain('value="half a"');
    expect(page).toMatch(/name="new_name" type="text" value=""/);
    expect(
      server.db.prepare("SELECT ticker, mic, currency, kind, ads_ratio FROM listings WHERE id = 2").get(),
    ).toEqual({
      ...{ ticker: "BOLT", mic: "XTKS", currency: "JPY", kind: "equity", ads_ratio: null },
    });
    expect(count(server, "news_items")).toBe(0);
    expect((await server.post("/news", sent({ move_1_listing: "BOLT" }))).status).toBe(303);
  });

  test("a second line of a company there is its line; one without a ticker is no line", async () => {
    const server = await acmeServer();
    await server.post("/news", sent({ ...line, new_name: "acme", new_mic: "XHKG", new_ads_ratio: "8" }));
    expect(
      server.db
        .prepare("SELECT company_id AS id, ads_ratio AS ads FROM listings WHERE ticker = 'BOLT'")
        .get(),
    ).toEqual({ id: 1, ads: 8 });
    await server.post("/news", sent({ ...line, new_name: "Quiet", new_ticker: "" }));
    expect([count(server, "companies"), count(server, "listings")]).toEqual([2, 2]);
  });

  test.each([
    [{ new_name: "" }, "new_name", "Give the company"],
    [{ new_ticker: "A B" }, "new_ticker", "is no ticker"],
    [{ new_ticker: "ACM", new_mic: "XNYS" }, "new_ticker", "already: ACM Acme, XNYS"],
    [{ new_mic: "XXXX" }, "new_mic", "Choose an exchange"],
    [{ new_currency: "dollars" }, "new_currency", "three letters"],
    [{ new_kind: "bond" }, "new_kind", "Choose what kind"],
    [{ new_ads_ratio: "-8" }, "new_ads_ratio", "Give how many"],
  ])("%o is refused at its field", async (given, name, words) => {
    const server = await acmeServer();
    const answer = await server.post("/news", sent({ ...line, ...given }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`id="error-${name}"`);
    expect(page).toContain(words);
    expect(page).toContain('<details class="new-listing" open>');
    expect(count(server, "listings")).toBe(1);
  });
});

describe("a story that may be there already", () => {
  test("is asked about with a link, kept as typed, and saved all the same when so told", async () => {
    const server = await acmeServer();
    await server.post("/news", sent({ url: "https://Example.com/a?utm_source=x" }));
    for (const [given, why] of [
      [{ title: "Other words", url: "https://example.com/a#top" }, "the same address"],
      [{ title: "ACME  jumps 3%" }, "the same title within three days"],
    ] as const) {
      const asked = await server.post("/news", sent({ ...given, submission_key: "second" }));
      expect(asked.status).toBe(409);
      const page = await asked.text();
      expect(page).toContain("This may be a story you already have");
      expect(page).toContain('<a href="/news/1">');
      expect(page).toContain(why);
      expect(page).toContain('name="do" value="anyway"');
    }
    expect(count(server, "news_items")).toBe(1);
    const saved = await server.post("/news", sent({ submission_key: "second", do: "anyway" }));
    expect(saved.headers.get("location")).toBe("/news/2");
  });

  test("an edit is asked about only where it makes the story another's double", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    await server.post("/news", sent({ submission_key: "second", title: "Something else" }));
    const edit = (given: object) =>
      server.post("/news/2", sent({ version: "1", title: "Something else", ...given }));
    expect((await edit({ title: "Acme jumps 3%" })).status).toBe(409);
    expect((await edit({ topics: "AI" })).status).toBe(303);
    // It is no double of itself, however its title is written.
    expect((await edit({ version: "2", title: "SOMETHING else" })).status).toBe(303);
  });

  test("one that was saved all the same is not asked about again", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    await server.post("/news", sent({ submission_key: "second", do: "anyway" }));
    expect((await server.post("/news/2", sent({ version: "1", topics: "AI" }))).status).toBe(303);
  });
});

test("addresses of no story are 404, whatever they hold", async () => {
  const server = await acmeServer();
  for (const id of ["7", "0", "-1", "1.5", "x", "99999999999999999999"]) {
    expect((await server.get(`/news/${id}/edit`)).status, id).toBe(404);
    for (const path of [`/news/${id}`, `/news/${id}/delete`, `/news/${id}/restore`])
      expect((await server.post(path, sent())).status, path).toBe(404);
  }
});
