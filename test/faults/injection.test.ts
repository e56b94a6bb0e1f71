import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { rowCounts } from "../../server/db/integrity.ts";
import { openDatabase, openForReading } from "../../server/db/open.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { type FoundForm, formsOfPages } from "../support/forms.ts";
import { putEverywhere } from "../support/hostile-text.ts";
import { noteForm } from "../support/note-writers.ts";
import { filledDatabase, NOT_PAGES, routesOfApp, SAMPLES } from "../support/pages.ts";
import { type RunningServer, startNewsmove } from "../support/process.ts";
import { sendRaw } from "../support/raw.ts";
import { startServer } from "../support/server.ts";
import { makeStudy, runHere } from "../support/study.ts";

let server: RunningServer;
let port: number;
let forms: FoundForm[];
let folder: string;
/** Where what is sent waits. */
let waiting: string;
beforeAll(async () => {
  folder = temporaryFolder();
  waiting = temporaryFolder();
  server = await startNewsmove({ NEWSMOVE_DB: await filledDatabase(folder), TMPDIR: waiting });
  port = Number(new URL(server.url).port);
  forms = await formsOfPages(server.url);
  return () => server.stop("SIGKILL");
});

function post(
  path: string,
  body: RequestInit["body"],
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(server.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url, ...headers },
    body: body ?? null,
  });
}

/** The tables as they are made, and how many rows each has. */
function stateOfDatabase() {
  const db = openForReading(server.dbPath);
  try {
    return { schema: db.prepare("SELECT sql FROM sqlite_schema ORDER BY name").all(), rows: rowCounts(db) };
  } finally {
    db.close();
  }
}

describe("fragments of SQL", () => {
  const FRAGMENTS = [
    "'; DROP TABLE price_notes; --",
    "' OR '1'='1",
    '" OR 1=1 --',
    "1 UNION SELECT name, digest FROM api_tokens",
    "') ; DELETE FROM news_items WHERE (1=1",
    "%' OR text LIKE '%",
    'NEAR("a" OR',
  ];

  test("in every field, query and address: no fault, no table or row lost, and nothing found by them", async () => {
    const before = stateOfDatabase();
    const names = [...new Set(forms.flatMap(({ fields }) => Object.keys(fields)))];
    for (const fragment of FRAGMENTS) {
      const encoded = encodeURIComponent(fragment);
      for (const { path } of await routesOfApp())
        expect((await fetch(server.url + path.replaceAll(/:\w+/g, encoded))).status).toBeLessThan(500);
      const query = [...names, "q", "after", "sort"].map((name) => `${name}=${encoded}`).join("&");
      for (const path of Object.values(SAMPLES)) {
        const { status } = await fetch(`${server.url}${path.replace(/\?.*/, "")}?${query}`);
        expect({ path, ok: status < 500 }).toEqual({ path, ok: true });
      }
      // What deletes, empties the trash or undoes an import does so with any fields at all.
      for (const { action, fields } of forms.filter(
        ({ method, action }) => method === "post" && !/delete|empty|undo/.test(action),
      )) {
        const sent = Object.fromEntries(Object.keys(fields).map((name) => [name, fragment]));
        expect((await post(action, new URLSearchParams(sent))).status).toBeLessThan(500);
      }
      expect(await (await fetch(`${server.url}/listings?q=${encoded}`)).json()).toEqual([]);
    }
    const after = stateOfDatabase();
    expect(after.schema).toEqual(before.schema);
    for (const [table, count] of Object.entries(before.rows))
      expect(after.rows[table], table).toBeGreaterThanOrEqual(count);
  });

  test("in a note: kept as they were typed", async () => {
    const text = FRAGMENTS.join("\n");
    expect((await fetch(`${server.url}/notes`, noteForm(server.url, text))).status).toBe(303);
    const db = openForReading(server.dbPath);
    expect(db.prepare("SELECT count(*) AS n FROM price_notes WHERE text = ?").get(text)).toEqual({ n: 1 });
    db.close();
  });
});

describe("names that lead elsewhere (path traversal)", () => {
  /** A way up, and what parts names in the same spelling. */
  const WAYS: [up: string, slash: string][] = [
    ...([
      ["../", "/"],
      ["..%2f", "%2f"],
      ["..\\", "\\"],
      ["..%5c", "%5c"],
    ] as [string, string][]),
    ...([
      ["%2e%2e/", "/"],
      ["%2e%2e%2f", "%2f"],
      ["....//", "//"],
      ["%2f", "%2f"],
    ] as [string, string][]),
  ];

  test("in an address: nothing but what is offered is given", async () => {
    const places = (await routesOfApp()).filter(({ path }) => path.includes(":")).map(({ path }) => path);
    const files = ["package.json", "etc/passwd", basename(server.dbPath), `${basename(server.dbPath)}-wal`];
    for (const place of places) {
      for (const [up, slash] of WAYS) {
        for (const name of files.flatMap((file) =>
          [1, 2, 6].map((times) => up.repeat(times) + file.replaceAll("/", slash)),
        )) {
          const path = place.replaceAll(/:\w+/g, name);
          const answer = await sendRaw({ port, path });
          expect(answer.status, path).toBeLessThan(500);
          expect(answer.text, path).not.toMatch(/"devDependencies"|root:x:0|SQLite format 3/);
        }
      }
    }
  });

  test("in the name of a file that is sent: it is put nowhere but where it waits, and shown as a name", async () => {
    const sent = [
      "../../evil.csv",
      "..\\..\\evil.csv",
      "/tmp/evil.csv",
      "C:\\evil.csv",
      "evil\0.csv",
      `${"../".repeat(20)}tmp/evil.csv`,
    ];
    for (const { action } of forms.filter(({ isUpload }) => isUpload)) {
      for (const name of sent) {
        const body = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\ndate,close\r\n--b--\r\n`;
        const { status } = await post(action, body, { "content-type": "multipart/form-data; boundary=b" });
        expect(status, `${action} ${name}`).toBeLessThan(500);
      }
    }
    const names = (place: string) => readdirSync(place, { recursive: true, encoding: "utf8" });
    expect(
      [...names(folder), ...readdirSync(dirname(folder))].filter((name) => name.includes("evil")),
    ).toEqual([]);
    expect(names(waiting).filter((name) => name.includes("evil"))).toEqual([]);
    expect(names(waiting).some((name) => name.endsWith("/file"))).toBe(true);
  });

  test("in the id of a backup to restore: it is not there", async () => {
    for (const id of ["..%2fnewsmove.db", "newsmove.db", "%2fetc%2fpasswd"])
      expect((await post(`/data/backups/${id}/restore`, "")).status).toBe(404);
  });
});

test("CSV formulas: no cell of any table that is given out begins like one", async () => {
  const path = await filledDatabase(temporaryFolder());
  const db = openDatabase(path);
  db.prepare("UPDATE listings SET ticker = '=1+1' WHERE ticker = 'NMRX'").run();
  putEverywhere(db, ["=cmd|'/C calc'!A", "@SUM(1)"]);
  await runHere(db, makeStudy(db));
  db.close();
  const other = await startServer({ path });
  const tables = Object.entries(NOT_PAGES).filter(([, type]) => type.startsWith("text/csv"));
  const addresses = [...tables.map(([table]) => SAMPLES[table] ?? ""), "/studies/2/files/events.csv"];
  const cells: string[] = [];
  for (const address of addresses) {
    const answer = await other.get(address);
    expect(answer.status).toBe(200);
    const rows: string[][] = parse(await answer.text(), { relax_column_count: true });
    cells.push(...rows.flat());
  }
  const isFormula = (cell: string) => /^[=+\-@\t\r]/.test(cell) && !Number.isFinite(Number(cell));
  expect(cells.filter(isFormula)).toEqual([]);
  expect(cells).toContain("'=1+1");
});
