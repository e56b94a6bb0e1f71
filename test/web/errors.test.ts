import { beforeAll, describe, expect, test } from "vitest";
import { sendRaw } from "../support/raw.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ seeded: true });
  return server.close;
});

describe("what is not there", () => {
  test.each([
    ...[
      "/nothing-here",
      "/news/999",
      "/news/0",
      "/news/-1",
      "/news/1.0",
      "/news/1e0",
      "/news/one",
      "/news/1/more",
    ],
    ...["/companies/NOPE", "/assets/main.js", "/assets/..%2f..%2fpackage.json", "/%00", "/.git/config"],
  ])("%s is a 404 with a page", async (path) => {
    const answer = await sendRaw({ port: server.port, path });
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.text).toMatch(/<h1[ >]/);
    expect(answer.text).toContain("Not financial advice");
  });

  test("an id too large for a number is no id", async () => {
    expect((await server.get(`/news/${"9".repeat(30)}`)).status).toBe(404);
  });

  test("markup in an address is shown as text", async () => {
    const path = "/<script>alert(1)</script>\"'&";
    const answer = await sendRaw({ port: server.port, path: encodeURI(path) });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("<script>alert");
    const ticker = await sendRaw({ port: server.port, path: `/companies/${encodeURIComponent("<b>x</b>")}` });
    expect(ticker.status).toBe(404);
    expect(ticker.text).toContain("&lt;b&gt;x&lt;/b&gt;");
    expect(ticker.text).not.toContain("<b>x</b>");
  });
});

describe("what a path does not take", () => {
  test.each([
    ["DELETE", "/news/1", "GET, POST, HEAD"],
    ["PUT", "/news", "GET, POST, HEAD"],
    ["POST", "/companies", "GET, HEAD"],
    ["PUT", "/settings", "GET, POST, HEAD"],
    ["PATCH", "/", "GET, HEAD"],
    ["OPTIONS", "/", "GET, HEAD"],
  ])("%s %s is a 405 that names what it takes", async (method, path, allow) => {
    const answer = await fetch(server.url + path, { method, headers: { origin: server.url } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allow);
    expect(await answer.text()).toContain(`${path} takes ${allow}, not ${method}.`);
  });

  test("HEAD is answered like GET, without the body", async () => {
    const answer = await fetch(`${server.url}/`, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });
});

describe("what cannot be read", () => {
  test.each(["/news/%E0%A4%A", "/companies/%", "/companies/%ff", "/assets/%zz"])(
    "%s is a 400",
    async (path) => {
      const answer = await sendRaw({ port: server.port, path });
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(/<h1[ >]/);
    },
  );

  test.each(["/news?after=%E0%A4%A", "/?after[]=x&after=%", "/listings?q=%ff&q=a&q[b]=c", "/news?after=~1"])(
    "a query that makes no sense is no fault: %s",
    async (path) => {
      expect((await sendRaw({ port: server.port, path })).status).toBe(200);
    },
  );

  test("a form over 64 KB is a 413 that says nothing was saved", async () => {
    const answer = await server.post("/settings", { zone: "x".repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("larger than the 64 KB taken here. Nothing was saved");
  });

  test("a form with thousands of fields is a 413 too", async () => {
    const fields = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`f${i}`, "1"]));
    expect((await server.post("/settings", fields)).status).toBe(413);
  });

  test("a form in an unknown character set is a 415", async () => {
    const type = "application/x-www-form-urlencoded; charset=klingon";
    expect((await server.post("/settings", { theme: "dark" }, { "content-type": type })).status).toBe(415);
  });

  test.each(["application/json", "text/plain", "multipart/form-data; boundary=x"])(
    "a body of type %s is an empty form, not a fault",
    async (type) => {
      const answer = await server.post("/settings", { theme: "dark" }, { "content-type": type });
      expect(answer.status).toBe(422);
    },
  );

  test("none of it is logged as a fault of ours", () => {
    expect(server.log).toEqual([]);
  });
});

describe("a fault of our own", () => {
  test("is a plain page that gives nothing away, with its stack in the log", async () => {
    const broken = await startServer({ seeded: true });
    broken.db.exec("DROP TABLE reported_moves");
    const answer = await broken.get("/");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain("a fault of its own");
    expect(text).toContain("Not financial advice");
    expect(text).not.toContain("reported_moves");
    expect(text).not.toContain(".ts:");
    expect(broken.log.join("\n")).toMatch(/no such table: reported_moves\n\s+at /);
  });

  test("is answered in plain words even when no page can be made", async () => {
    const broken = await startServer({ seeded: true });
    broken.db.close();
    const answer = await broken.get("/");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain("a fault of its own");
    expect(text).not.toContain("database connection");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(broken.log.join("\n")).toContain("The database connection is not open");
  });
});
