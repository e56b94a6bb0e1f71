import { beforeAll, describe, expect, test } from "vitest";
import { addressOf, NOT_PAGES, pathsOfApp, SAMPLES, startPagesServer } from "./support/pages.ts";
import type { TestServer } from "./support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startPagesServer();
  return server.close;
});

test("every path of the application that answers GET is visited here, and no other", async () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual((await pathsOfApp()).toSorted());
});

const PAGES = Object.keys(SAMPLES).filter((path) => !(path in NOT_PAGES));

describe.each(PAGES)("%s", (path) => {
  let answer: Response;
  let html: string;
  beforeAll(async () => {
    answer = await server.get(await addressOf(path));
    html = await answer.text();
  });

  test("is there, and is not kept by anyone", () => {
    expect(server.log).toEqual([]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("has a title of its own and one first heading with words in it", () => {
    expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).toMatch(/^\S.* · Newsmove$/);
    const headings = [...html.matchAll(/<h1\b[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner]) =>
      inner?.replaceAll(/<[^>]*>/g, "").trim(),
    );
    expect(headings).toEqual([expect.stringMatching(/\S/)]);
  });

  test("is whole: one main part, and the foot with its warning", () => {
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en"/);
    expect(html.match(/<main\b/g)).toHaveLength(1);
    expect(html).toMatch(/<footer\b[\s\S]*Not financial advice[\s\S]*<\/footer>/);
    expect(html.trimEnd()).toMatch(/<\/html>$/);
  });

  test("prints nothing that a program forgot", () => {
    const words = html.replaceAll(/<script\b[\s\S]*?<\/script>/g, "").replaceAll(/<[^>]*>/g, " ");
    expect(words).not.toMatch(/\bundefined\b|\bNaN\b|\[object |\bnull\b|Invalid Date/);
    expect(html).not.toMatch(/=\s*"(undefined|null|NaN)"/);
  });

  test("prints no id twice, and every reference to an id finds it", () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => String(id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const named = [
      ...html.matchAll(/\s(?:for|list|aria-labelledby|aria-describedby|aria-controls|href)="(#?[^"]+)"/g),
    ]
      .filter(([whole, value]) => !whole.includes("href") || (value?.startsWith("#") && value.length > 1))
      .flatMap(([, value]) => String(value).replace(/^#/, "").split(/\s+/));
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("keeps a person's markup as text", () => {
    expect(html).not.toContain("<b>Thin</b>");
  });

  test("has no link within Newsmove that leads nowhere", async () => {
    const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href]) =>
      String(href).replaceAll("&amp;", "&").replace(/#.*/, ""),
    );
    for (const link of new Set(links)) {
      const { status } = await server.get(link);
      expect({ link, status }).toEqual({ link, status: 200 });
    }
  });
});

describe.each(Object.entries(NOT_PAGES))("%s", (path, type) => {
  test(`is there, as ${type}`, async () => {
    const answer = await server.get(await addressOf(path));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    if (type.startsWith("application/json")) expect(await answer.json()).not.toEqual([]);
  });
});
