import { beforeEach, describe, expect, test } from "vitest";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { startServer, type TestServer } from "../../support/server.ts";

const FALLS = "/news?direction=down";

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  const listing = makeListing(server.db, { ticker: "ACM", companyName: "Acme Robotics" });
  makeMove(server.db, { newsId: makeNews(server.db).id, listing, percent: -3 });
});

const save = (name: string, address = FALLS) => server.post("/views", { name, address });

async function textOf(path: string): Promise<string> {
  const html = await (await server.get(path)).text();
  return (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

test("a view is saved from its list, stands on the dashboard, and leads back to the same list", async () => {
  const form = await (await server.get(`${FALLS}&show=views`)).text();
  expect(form).toContain('name="address" value="/news?direction=down"');
  const answer = await save("  Falls   of the week ");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, FALLS]);
  expect(await textOf("/")).toContain("Saved views Rename or delete Falls of the week");
  const then = await (await server.get(FALLS)).text();
  expect(then).toMatch(/filter-menu--set[^>]*data-filter-menu="views"[^>]*><span[^>]*>Falls of the week/);
  expect(await (await server.get(`${FALLS}&show=views`)).text()).not.toContain("Name of this view");
});

test("the page of views tells in words what each shows", async () => {
  await save(
    "Acme",
    "/news?company=acme-robotics&session=premarket&direction=down&verdict=no_data&days=14&q=oil",
  );
  expect(await textOf("/views")).toContain(
    "Acme News: no data, Acme Robotics, premarket, down, last 14 days, “oil”",
  );
});

test("two addresses of one list are one view", async () => {
  await save("Falls", "/news?after=2025-12-10T12:00:00.000Z~3&direction=down&show=move&session=lunch");
  expect(await textOf("/views")).toContain("Falls News: down");
  expect(await (await server.get(FALLS)).text()).toContain(">Falls<");
});

describe("a name", () => {
  test("that is taken, however it is cased, is refused with what was typed kept", async () => {
    await save("Falls");
    const answer = await save("FALLS", "/?direction=up");
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(
      "There is a view called “FALLS” already. Choose another name, or delete that view first.",
    );
    expect(page).toContain('value="FALLS"');
    expect(page).toContain('name="address" value="/?direction=up"');
    expect(await textOf("/views")).not.toContain("Dashboard: up");
  });

  test.each([
    ["", "Give the view a name"],
    ["   ", "Give the view a name"],
    ["x".repeat(81), "The name has 81 characters; 80 fit."],
  ])("%s is refused", async (name, message) => {
    const answer = await save(name);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test("sent twice for the same view makes one", async () => {
    await save("Falls");
    expect((await save("Falls")).status).toBe(303);
    expect((await textOf("/views")).match(/News: down/g)).toHaveLength(1);
  });

  test("with markup in it is text", async () => {
    await save("<b>Falls</b>");
    expect(await (await server.get("/")).text()).toContain("&lt;b&gt;Falls&lt;/b&gt;");
  });
});

test.each([
  "/news",
  "/companies?direction=down",
  "//evil.example/?direction=down",
  "https://evil.example/news?direction=down",
  "",
  "constructor?q=a",
])("%s is no list with filters, and is not saved", async (address) => {
  const answer = await save("Name", address);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Only a list with filters can be saved.");
  expect(server.log).toEqual([]);
});

test("renaming keeps what it shows; a taken or blank name is said at that view", async () => {
  await save("Falls");
  await save("Rises", "/news?direction=up");
  const answer = await server.post("/views/1", { name: "Losers" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/views#view-1"]);
  expect(await textOf("/views")).toContain("Losers News: down");
  expect((await server.post("/views/1", { name: "losers" })).status).toBe(303);
  const refused = await server.post("/views/1", { name: "Rises" });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain("There is a view called “Rises” already.");
  expect(page.indexOf("field-error")).toBeLessThan(page.indexOf('id="view-2"'));
  expect((await server.post("/views/1", { name: " " })).status).toBe(422);
});

test("deleting can be undone, also after a reload and when the name was taken meanwhile", async () => {
  await save("Falls");
  const answer = await server.post("/views/1/delete", {});
  expect(answer.headers.get("location")).toBe("/views?deleted=1");
  expect(await textOf("/views?deleted=1")).toContain("View deleted: Falls Undo");
  expect(await textOf("/")).not.toContain("Saved views Rename");
  await save("falls", "/news?direction=up");
  await server.post("/views/1/restore", {});
  expect(await textOf("/views")).toMatch(/falls News: up .*Falls 2 News: down/);
  expect(await textOf("/views?deleted=1")).not.toContain("View deleted");
});

test("a view that is not there is a 404", async () => {
  for (const path of ["/views/9", "/views/9/delete", "/views/x/restore"])
    expect((await server.post(path, { name: "x" })).status).toBe(404);
});
