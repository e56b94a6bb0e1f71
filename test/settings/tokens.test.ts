import { beforeEach, describe, expect, test } from "vitest";
import { NOW } from "../support/db.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let now: Date;
beforeEach(async () => {
  now = NOW;
  server = await startServer({ clock: () => now });
});

const text = async (path: string) => (await server.get(path)).text();

/** Makes a token; gives the page that follows and the token on it. */
async function make(name: string): Promise<{ page: string; token: string; at: string }> {
  const answer = await server.post("/settings/tokens", { token_name: name });
  expect(answer.status).toBe(303);
  const at = answer.headers.get("location")?.replace(/#.*/, "") ?? "";
  const page = await text(at);
  return { page, at, token: /nm_[\w-]{43}/.exec(page)?.[0] ?? "" };
}

/** What the API says to a program that shows a token. */
async function statusWith(token: string): Promise<number> {
  return (await server.get("/api/v1/notes", { authorization: `Bearer ${token}` })).status;
}

test("a token is shown once, and lets a program in", async () => {
  const { page, token, at } = await make("my notebook");
  expect(page).toContain("It is shown this once: copy it now.");
  expect(page).toContain("my notebook");
  expect(await statusWith(token)).toBe(200);
  for (const path of [at, "/settings"]) {
    const again = await text(path);
    expect(again).not.toContain(token);
    expect(again).toContain("my notebook");
  }
});

test("nobody who reads the database learns it", async () => {
  const { token } = await make("my notebook");
  const row = server.db.prepare("SELECT * FROM api_tokens").get();
  expect(JSON.stringify(row)).not.toContain(token.slice(3, 20));
  expect(row).toMatchObject({ name: "my notebook", digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("one that was not looked at within five minutes is not shown any more", async () => {
  const answer = await server.post("/settings/tokens", { token_name: "forgotten" });
  now = new Date(NOW.getTime() + 5 * 60_000 + 1);
  expect(await text(answer.headers.get("location") ?? "")).not.toMatch(/nm_[\w-]{43}/);
});

test("one that is taken back is of no use at once; the others stay", async () => {
  const [first, second] = [await make("first"), await make("second")];
  const answer = await server.post("/settings/tokens/1/revoke", {});
  expect(answer.headers.get("location")).toBe("/settings?revoked=1#tokens");
  const page = await text("/settings?revoked=1");
  expect(page).toContain("was taken back");
  expect(page).not.toContain("<b>first</b>");
  expect(page).toContain("<b>second</b>");
  expect(await statusWith(first.token)).toBe(401);
  expect(await statusWith(second.token)).toBe(200);
});

test("taking back twice, or what never was, is no fault", async () => {
  for (const id of ["1", "1", "99", "x"])
    expect((await server.post(`/settings/tokens/${id}/revoke`, {})).status).toBe(303);
  expect(server.log).toEqual([]);
});

describe("what it is for", () => {
  test.each([
    ["", "Say what the token is for"],
    ["  \n ", "Say what the token is for"],
    ["x".repeat(81), "A name has 80 characters at most."],
  ])("%j is refused where it was typed", async (name, message) => {
    const answer = await server.post("/settings/tokens", { token_name: name });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(message);
    expect(page).toContain('href="#field-token_name"');
    expect(page).toContain(`value="${name.trim()}"`);
    expect(server.db.prepare("SELECT count(*) FROM api_tokens").pluck().get()).toBe(0);
  });

  test("is shown as text, whatever it holds", async () => {
    const { page } = await make("<script>alert(1)</script>");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>alert");
  });
});

test("a page of another site can neither make nor take back a token", async () => {
  await make("mine");
  for (const path of ["/settings/tokens", "/settings/tokens/1/revoke"])
    expect(
      (await server.post(path, { token_name: "theirs" }, { origin: "https://evil.example" })).status,
    ).toBe(403);
  expect(server.db.prepare("SELECT name, revoked_at FROM api_tokens").all()).toEqual([
    { name: "mine", revoked_at: null },
  ]);
});
