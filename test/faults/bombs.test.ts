import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { type FoundForm, formsOfPages } from "../support/forms.ts";
import { type MeasuredServer, startMeasured } from "../support/memory.ts";
import { filledDatabase } from "../support/pages.ts";

const MB = 1024 * 1024;

let server: MeasuredServer;
let forms: FoundForm[];
beforeAll(async () => {
  server = await startMeasured({ NEWSMOVE_DB: await filledDatabase(temporaryFolder()) });
  forms = await formsOfPages(server.url);
  return () => server.stop("SIGKILL");
});

function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, {
    ...{ method: "POST", redirect: "manual", headers: { origin: server.url, ...headers }, body },
  });
}

describe("little that unpacks to much (bombs)", () => {
  const BOMB = gzipSync(Buffer.alloc(300 * MB, "a"), { level: 9 });

  test("as the body of any form or of the API: refused as too large, and memory stays", {
    timeout: 300_000,
  }, async () => {
    const before = await server.memory();
    const type = "application/x-www-form-urlencoded";
    for (const { action } of forms.filter(({ method, isUpload }) => method === "post" && !isUpload)) {
      const { status } = await post(action, BOMB, { "content-type": type, "content-encoding": "gzip" });
      expect({ action, status }).toEqual({ action, status: 413 });
    }
    const json = { "content-type": "application/json", "content-encoding": "gzip" };
    for (const path of ["/api/v1/notes", "/api/v1/stories"])
      expect((await post(path, BOMB, json)).status).toBe(413);
    expect((await server.memory()).rss - before.rss).toBeLessThan(50 * MB);
  });

  test("as a file, wherever one is taken: refused or left waiting as it is, and memory stays", {
    timeout: 300_000,
  }, async () => {
    const before = await server.memory();
    for (const { action, fields } of forms.filter(({ isUpload }) => isUpload)) {
      for (const name of ["bomb.csv.gz", "bomb.json.gz", "bomb.zip", "bomb.csv"]) {
        const body = new FormData();
        for (const [field, value] of Object.entries(fields)) if (field !== "file") body.set(field, value);
        body.set("file", new Blob([BOMB]), name);
        const answer = await post(action, body);
        expect({ action, ok: answer.status < 500 }).toEqual({ action, ok: true });
        const location = answer.headers.get("location");
        if (location) expect((await fetch(server.url + location)).status).toBeLessThan(500);
      }
    }
    expect((await server.memory()).rss - before.rss).toBeLessThan(50 * MB);
    expect((await fetch(server.url)).status).toBe(200);
  });
});
