import { beforeAll, describe, expect, test } from "vitest";
import { sendRaw } from "../support/raw.ts";
import type { TestServer } from "../support/server.ts";
import { type Answer, apiServer, ask, NOTE, STORY } from "./example.ts";

const NOTES = "/api/v1/notes";

let server: TestServer;
beforeAll(async () => {
  server = await apiServer();
  return server.close;
});

const notes = () => server.db.prepare("SELECT count(*) FROM price_notes").pluck().get();

async function refused(asked: Promise<Answer>) {
  const { status, headers, json } = await asked;
  expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(json).toMatchObject({ type: "about:blank", status, title: expect.stringMatching(/^[A-Z]/) });
  return { status, detail: json.detail as string };
}

describe("a body", () => {
  test.each([
    ["application/x-www-form-urlencoded", "listing=BABA&price=161.70"],
    ["text/plain", JSON.stringify(NOTE)],
    ["multipart/form-data; boundary=x", "--x--"],
    ["application/json-patch+json", "[]"],
  ])("of type %s is a 415", async (type, body) => {
    const answer = await refused(ask(server, "POST", NOTES, body, { "content-type": type }));
    expect(answer).toMatchObject({ status: 415, detail: expect.stringContaining("Send JSON") });
    expect(notes()).toBe(1);
  });

  test.each([
    ["application/json; charset=klingon", {}],
    ["application/json", { "content-encoding": "klingon" }],
  ])("in an encoding that is not known is a 415: %s %j", async (type, headers) => {
    const answer = await refused(ask(server, "POST", NOTES, NOTE, { ...headers, "content-type": type }));
    expect(answer).toMatchObject({ status: 415, detail: expect.stringContaining("UTF-8") });
  });

  test("in UTF-8 with its charset named is taken", async () => {
    const type = "application/json; charset=utf-8";
    const { status, json } = await ask(
      server,
      "PUT",
      `${NOTES}/1`,
      { ...NOTE, version: 1, text: "早盘 🐟" },
      {
        "content-type": type,
      },
    );
    expect({ status, text: json.text }).toEqual({ status: 200, text: "早盘 🐟" });
  });

  test.each(["{", "", "null", '"BABA"', "{'listing': 'BABA'}"])("%j is a 400", async (body) => {
    const answer = await refused(ask(server, "POST", NOTES, body === "" ? " " : body));
    expect(answer).toMatchObject({ status: 400, detail: expect.stringContaining("not JSON") });
  });

  test("none at all is a note with everything missing", async () => {
    expect(await refused(ask(server, "POST", NOTES))).toMatchObject({ status: 422 });
  });

  test("that is no object is told so", async () => {
    const { status, detail } = await refused(ask(server, "POST", NOTES, [NOTE]));
    expect({ status, detail }).toEqual({
      status: 422,
      detail: "Nothing was saved. Invalid input: expected object, received array",
    });
  });

  test("over 2 MB is a 413 that says nothing was saved", async () => {
    const answer = await refused(ask(server, "POST", NOTES, { ...NOTE, text: "x".repeat(2_100_000) }));
    expect(answer).toMatchObject({ status: 413, detail: expect.stringContaining("Nothing was saved") });
  });

  test.each([
    ["lists within lists", "[".repeat(200_000) + "]".repeat(200_000)],
    ["objects within objects", `${'{"listing":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["a listing of such depth", `{"listing":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    [
      "a thousand unknown fields",
      JSON.stringify(Object.fromEntries([...Array(1000).keys()].map((n) => [n, n]))),
    ],
    ["a prototype", '{"__proto__":{"listing":"BABA"}}'],
  ])("of %s is refused, and no fault", async (_what, body) => {
    expect((await refused(ask(server, "POST", NOTES, body))).status).toBe(422);
    expect(server.log).toEqual([]);
  });

  test("with more moves or mentions than fit is refused", async () => {
    const many = (count: number, one: unknown) => Array.from({ length: count }, () => one);
    for (const given of [{ moves: many(61, STORY.moves[0]) }, { mentions: many(101, "BABA") }])
      expect((await refused(ask(server, "POST", "/api/v1/stories", { ...STORY, ...given }))).status).toBe(
        422,
      );
  });
});

describe("characters nobody types", () => {
  test("NUL goes, half a surrogate pair is replaced, line ends are one character", async () => {
    const { json } = await ask(server, "POST", NOTES, { ...NOTE, text: "a\0b\r\nc\ud800d 🐟" });
    expect(json.text).toBe("ab\nc\ufffdd 🐟");
    expect((await ask(server, "GET", `${NOTES}/${json.id}`)).json.text).toBe(json.text);
  });

  test("markup stays text on every page", async () => {
    const { json } = await ask(server, "POST", NOTES, { ...NOTE, text: "<script>alert(1)</script>" });
    expect(json.text).toBe("<script>alert(1)</script>");
    const page = await (await server.get("/notes")).text();
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("ways of asking", () => {
  test("HEAD is answered like GET, without the body", async () => {
    const answer = await fetch(`${server.url}${NOTES}/1`, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.text()).toBe("");
  });

  test.each([
    ["PATCH", `${NOTES}/1`, "GET, PUT, DELETE, HEAD"],
    ["DELETE", NOTES, "GET, POST, HEAD"],
    ["POST", "/api/v1/moves", "GET, HEAD"],
    ["PUT", "/api/v1/openapi.json", "GET, HEAD"],
  ])("%s %s is a 405 that names what it takes", async (method, path, allow) => {
    const answer = await ask(server, method, path);
    expect(answer.headers.get("allow")).toBe(allow);
    expect(answer).toMatchObject({ status: 405, json: { detail: `${path} takes ${allow}, not ${method}.` } });
  });

  test.each(["/api", "/api/", "/api/v1", "/api/v2/notes", "/API/V1/nothing", "/api/v1/notes/1/text"])(
    "%s is a 404 in JSON",
    async (path) => {
      expect((await refused(ask(server, "GET", path))).status).toBe(404);
    },
  );

  test("whatever the letter case of the address, the API answers", async () => {
    const { status, json } = await ask(server, "POST", "/API/V1/Notes", NOTE);
    expect({ status, ticker: json.listing?.ticker }).toEqual({ status: 201, ticker: "BABA" });
    expect((await refused(ask(server, "POST", "/API/V1/Notes", {}))).status).toBe(422);
  });

  test.each(["/api/v1/notes/%", "/api/v1/notes/%E0%A4%A"])("%s is a 400 in JSON", async (path) => {
    const { status, headers } = await sendRaw({ port: server.port, path });
    expect(status).toBe(400);
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  });

  test.each(["0", "-1", "1.0", "1e0", "one", "9".repeat(30)])("/notes/%s is no note", async (id) => {
    expect((await refused(ask(server, "GET", `${NOTES}/${id}`))).status).toBe(404);
  });
});

test("a fault of our own gives nothing away, with its stack in the log", async () => {
  const broken = await apiServer();
  broken.db.exec("DROP TABLE price_notes");
  const { status, detail } = await refused(ask(broken, "GET", NOTES));
  expect(status).toBe(500);
  expect(detail).toContain("a fault of its own");
  expect(detail).not.toContain("price_notes");
  expect(broken.log.join("\n")).toMatch(/no such table: price_notes\n\s+at /);
});
