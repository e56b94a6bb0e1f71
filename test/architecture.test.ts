import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { browserBreaches, importBreaches, type SourceFile, viewBreaches } from "./support/architecture.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The text files of a folder, however deep. */
function filesOf(folder: string, ends: RegExp): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => ({
      path: `${folder}/${name.replaceAll("\\", "/")}`,
      text: readFileSync(join(ROOT, folder, name), "utf8"),
    }));
}

const server = filesOf("server", /\.(ts|js)$/);

test("imports point one way, and to nothing that is another slice's own", () => {
  expect(server.length).toBeGreaterThan(30);
  expect(importBreaches(server)).toEqual([]);
});

test("the browser's code takes types from the server, not its code", () => {
  expect(browserBreaches(filesOf("views/assets", /\.ts$/))).toEqual([]);
});

test("templates loop and branch only, with no script or style of their own", () => {
  expect(filesOf("views", /\.ejs$/).flatMap(viewBreaches)).toEqual([]);
});

const AT_THE_TOP = [
  ...["package.json", "package-lock.json", "tsconfig.json", "README.md", "LICENSE", "CHANGELOG.md"],
  ...["server", "views", "migrations", "seed", "test"],
  // Not part of the repository: what npm installs and where the person's own data lies.
  ...["node_modules", "data"],
];

test("nothing else lies at the top", () => {
  const others = readdirSync(ROOT).filter((name) => !name.startsWith(".") && !AT_THE_TOP.includes(name));
  expect(others.filter((name) => !name.endsWith(".log"))).toEqual([]);
});

test("no file is over 300 lines", () => {
  const files = ["server", "views", "seed", "test"].flatMap((folder) =>
    filesOf(folder, /\.(ts|js|ejs|css|sql)$/),
  );
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

describe("a breach is told in words", () => {
  test.each([
    ["lib/dates.ts", '"../web/form.ts"', "web is not below lib"],
    ["web/page.ts", '"../companies/companies.ts"', "companies is not below web"],
    ["companies/companies.ts", '"../settings/settings.ts"', "settings is not below companies"],
    ["news/news.ts", '"../moves/moves.ts"', "moves is not below news"],
    ["moves/view.ts", '"../notes/notes.ts"', "notes is not below moves"],
    ["home/routes.ts", '"../notes/routes.ts"', "another slice's URLs are its own affair"],
    ["home/routes.ts", '"../notes/store.ts"', "stores are handed in by app.ts; import their type alone"],
    ["notes/notes.ts", '"express"', "Express stays in app.ts, web/ and routes.ts files"],
    ["notes/store.ts", '"better-sqlite3"', "the database driver stays in db/"],
    ["notes/routes.ts", '"../db/open.ts"', "only store.ts files and db/ know the database"],
    ["notes/routes.ts", '"../app.ts"', "nothing below imports what puts the slices together"],
    ["home/routes.ts", '"../../seed/seed.ts"', "only main.ts and the commands bring the seed"],
    ["helpers/x.ts", '"../lib/dates.ts"', "helpers has no place in the order of imports"],
    ["notes/x.ts", '"../helpers/x.ts"', "helpers has no place in the order of imports"],
  ])("server/%s importing %s", (from, of, why) => {
    for (const text of [
      `import { x } from ${of};`,
      `import {\n  x,\n  type Y,\n} from ${of};`,
      `import ${of};`,
    ]) {
      expect(importBreaches([{ path: `server/${from}`, text }])).toEqual([expect.stringContaining(why)]);
    }
    expect(importBreaches([{ path: `server/${from}`, text: `await import(${of});` }])).toHaveLength(1);
  });

  test("a store's type may cross, its functions may not", () => {
    const crossing = (text: string) => importBreaches([{ path: "server/home/routes.ts", text }]);
    expect(crossing('import type { NotesStore } from "../notes/store.ts";')).toEqual([]);
    expect(crossing('import { type NotesStore } from "../notes/store.ts";')).toEqual([]);
    expect(crossing('import { type NotesStore, notesStore } from "../notes/store.ts";')).toHaveLength(1);
  });

  test.each([
    ["<% const f = (x) => x; %>", "loops and branches only"],
    ["<% function f() {} %>", "loops and branches only"],
    ["<%= rows.map((row) => row.id) %>", "loops and branches only"],
    ['<p style="color: red">', "styles stand in the style sheet"],
    ['<p class="<%= x > 1 %>" style="width: <%= x %>%">', "styles stand in the style sheet"],
    ['<button onclick="go()">', "code stands in views/assets"],
    ["<script>go()</script>", "only data may stand in a page"],
    ['<script type="module">go()</script>', "only data may stand in a page"],
    ["<style>p {}</style>", "styles stand in the style sheet"],
    ["<%- title %>", "what is printed is escaped"],
  ])("a template with %s", (text, why) => {
    expect(viewBreaches({ path: "views/x.ejs", text })).toEqual([expect.stringContaining(why)]);
  });

  test.each([
    '<% rows.forEach((row, i) => { %><b><%= row %></b><% }) %><%- include("x", { row: 1 }) %>',
    '<script type="application/json" id="x"><%- json(data) %></script><script src="/x.js"></script>',
    "<% if (a >= b) { %><%= a %><% } %>",
  ])("a proper template has none: %s", (text) => {
    expect(viewBreaches({ path: "views/x.ejs", text })).toEqual([]);
  });
});
