import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import type { Json } from "./example.ts";
import { type RunningServer, startNewsmove } from "../support/process.ts";

const run = promisify(execFile);

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

let server: RunningServer;
beforeAll(async () => {
  server = await startNewsmove();
  return async () => void (await server.stop("SIGTERM"));
});

/** Runs curl; gives the status and the body as JSON. */
async function curl(path: string, ...args: string[]): Promise<{ status: number; json: Json }> {
  const written = ["--silent", "--show-error", "--write-out", "\n%{http_code}"];
  const { stdout } = await run("curl", [...written, ...args, server.url + path]);
  const [, body = "", status] = /^([\s\S]*)\n(\d{3})$/.exec(stdout) ?? [];
  return { status: Number(status), json: body === "" ? null : JSON.parse(body) };
}

const sending = (body: object) => [
  "--header",
  "Content-Type: application/json",
  "--data",
  JSON.stringify(body),
];

test.skipIf(!hasCurl)("plain curl makes a note, reads it, changes it and deletes it", async () => {
  const note = {
    ...{ listing: "BABA", price: 161.7, price_kind: "high", text: "first look" },
    ...{ observed_at: "2025-12-10T08:05:00-05:00", move_id: 1 },
  };
  const made = await curl("/api/v1/notes", ...sending(note));
  expect(made).toMatchObject({ status: 201, json: { id: 1, version: 1, listing: { ticker: "BABA" } } });
  expect(await curl("/api/v1/notes/1")).toEqual({ status: 200, json: made.json });
  const changed = await curl(
    "/api/v1/notes/1",
    ...["--request", "PUT", ...sending({ ...made.json, text: "second look" })],
  );
  expect(changed).toEqual({ status: 200, json: { ...made.json, text: "second look", version: 2 } });
  expect(await curl("/api/v1/notes/1", "--request", "DELETE")).toEqual({ status: 204, json: null });
  expect(await curl("/api/v1/notes/1")).toMatchObject({ status: 404, json: { title: "Not found" } });
});
