import { describe, expect, test } from "vitest";
import { sentForm } from "../support/sent-form.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { ARTICLE, capture } from "./example.ts";

const LIMIT = 5 * 1024 * 1024;

function stories(server: TestServer): unknown {
  return server.db.prepare("SELECT count(*) FROM news_items").pluck().get();
}

describe("nothing to read is the page again, with what to do", () => {
  test.each([
    ["an empty form", { text: "" }],
    ["blanks", { text: " \n\t " }],
    ["an empty file", { file: ["empty.txt", ""] as [string, string] }],
    ["a file of blanks", { file: ["blank.html", "  \n"] as [string, string] }],
  ])("%s", async (_what, parts) => {
    const server = await startServer();
    const answer = await capture(server, parts);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(
      "Paste the article’s text, or choose a saved page.".replace("’", "&#39;"),
    );
  });
});

describe("5 MB is the limit", () => {
  const tooMuch = "a".repeat(LIMIT + 1);
  const ways: [string, (server: TestServer, text: string) => Promise<Response>][] = [
    ["a file", (server, text) => capture(server, { file: ["long.txt", text] })],
    ["pasted text", (server, text) => capture(server, { text })],
    ["a form without parts", (server, text) => server.post("/capture", { text })],
  ];

  test.each(ways)("a byte more is refused in a sentence: %s", async (_how, send) => {
    const server = await startServer();
    const answer = await send(server, tooMuch);
    expect(answer.status).toBe(413);
    const html = await answer.text();
    expect(html).toContain("larger than the 5 MB taken here");
    expect(html).toMatch(/Nothing was kept/);
    expect(server.log).toEqual([]);
  });

  test.each(ways)("as much as that is read: %s", async (_how, send) => {
    const server = await startServer();
    const answer = await send(server, "a ".repeat(LIMIT / 2));
    expect(answer.status).toBe(200);
  });
});

describe("hostile pages", () => {
  const html = async (source: string) => {
    const server = await startServer();
    const answer = await capture(server, { file: ["page.html", source] });
    expect({ status: answer.status, log: server.log }).toEqual({ status: 200, log: [] });
    return answer.text();
  };

  test("nothing of the page is a part of ours: markup of an article is text", async () => {
    const page = await html(`<!doctype html><title>&lt;script&gt;alert(1)&lt;/script&gt; falls 3%</title>
      <body onload="alert(2)"><article><h1>&lt;img src=x onerror=alert(3)&gt; falls 3%</h1>
      <p>Boeing shares fell 3% &lt;b&gt;today&lt;/b&gt; <script>alert(4)</script><img src="https://evil.example/x.png">
      <iframe src="https://evil.example"></iframe><a href="javascript:alert(5)">and more</a> of it.</p></article>`);
    expect(page).not.toMatch(
      /<script>alert|<img\b|<iframe|onerror=alert\(3\)>\s*falls<|href="javascript:|evil\.example/,
    );
    expect(page).toMatch(/&lt;(script|img)/);
    expect(page.match(/<body\b/g)).toHaveLength(1);
  });

  test("a pasted text with markup is shown as it was typed", async () => {
    const server = await startServer();
    const page = await (
      await capture(server, { text: 'Up 5%\n\nBoeing fell 3% <img src=x onerror="alert(1)">' })
    ).text();
    expect(page).not.toContain("<img src=x");
    expect(page).toContain("&lt;img src=x");
  });

  test.each([
    ["a script's address", `<link rel="canonical" href="javascript:alert(1)"><title>T</title><p>Rain.</p>`],
    [
      "an address that holds data",
      `<meta property="og:url" content="data:text/html,x"><title>T</title><p>Rain.</p>`,
    ],
  ])("%s is no address of a story", async (_what, source) => {
    expect(sentForm(await html(`<html><head>${source}</html>`), "#story-form").url).toBe("");
  });

  test.each([
    ["tags within tags without end", `<html>${"<div>".repeat(100_000)}Boeing fell 3%`],
    ["ends without a beginning", `<html>${"</div>".repeat(100_000)}Boeing fell 3%`],
    ["a tag without its end", `<html><p ${"a=b ".repeat(100_000)}`],
    [
      "a letter set that does not exist",
      `<html><head><meta charset="x-nowhere"></head><p>Boeing fell 3%</p>`,
    ],
    ["broken letters", `<html><p>Boeing \ud83d fell 3% \u0000\ufffe</p>`],
    [
      "structured data that is none",
      `<html><script type="application/ld+json">{"@graph":[{"@type":</script><p>Up</p>`,
    ],
    [
      "structured data without a floor",
      `<html><script type="application/ld+json">${'{"a":'.repeat(20_000)}</script><p>Up</p>`,
    ],
  ])("%s", async (_what, source) => expect(await html(source)).toContain("Check what was read"));
});

test("another site cannot send an article", async () => {
  const server = await startServer({ seeded: true });
  const before = stories(server);
  const answer = await capture(server, { text: ARTICLE }, { origin: "https://evil.example" });
  expect(answer.status).toBe(403);
  expect(stories(server)).toBe(before);
});

test("a form with two files, or that breaks off, is refused in words", async () => {
  const server = await startServer();
  const body = new FormData();
  for (const name of ["a.txt", "b.txt"]) body.append("file", new File([ARTICLE], name));
  const headers = { origin: server.url };
  const two = await fetch(`${server.url}/capture`, { method: "POST", headers, body });
  expect(two.status).toBe(400);
  const type = "multipart/form-data; boundary=x";
  const broken = await fetch(`${server.url}/capture`, {
    ...{ method: "POST", headers: { ...headers, "content-type": type } },
    body: '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nBoeing fell',
  });
  expect(broken.status).toBe(400);
  expect(await broken.text()).toContain("The form arrived incomplete");
  expect(server.log).toEqual([]);
});
