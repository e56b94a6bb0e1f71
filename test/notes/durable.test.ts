import { expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { noteForm } from "../support/note-writers.ts";
import { startNewsmove } from "../support/process.ts";

test("a note that was acknowledged survives kill -9 right after the redirect", async () => {
  const server = await startNewsmove();
  const answer = await fetch(`${server.url}/notes`, noteForm(server.url, "written just before the end"));
  expect(answer.status).toBe(303);
  await server.stop("SIGKILL");

  const db = openDatabase(server.dbPath);
  try {
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.prepare("SELECT price, text FROM price_notes").all()).toEqual([
      { price: 161.7, text: "written just before the end" },
    ]);
  } finally {
    db.close();
  }
});
