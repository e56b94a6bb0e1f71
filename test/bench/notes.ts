import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, median } from "./figure.ts";
import { loadOf } from "./load.ts";
import { startNewsmove, startScript } from "./program.ts";

const ROUNDS = 3;
const SECONDS = 5;
const CONNECTIONS = 8;

/** Notes written a second by eight clients, each on the disk before it is answered, beside a bare handler's. */
export async function notesBench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "newsmove-bench-"));
  const ours = await startNewsmove({ NEWSMOVE_DB: join(folder, "newsmove.db"), NEWSMOVE_BACKUPS_KEPT: "0" });
  // Its first start has made and seeded the database; the bare one has a copy of its own.
  const seeded = await startNewsmove({ NEWSMOVE_DB: join(folder, "bare.db"), NEWSMOVE_BACKUPS_KEPT: "0" });
  await seeded.stop();
  const bare = await startScript(new URL("./bare-server.ts", import.meta.url), {
    NEWSMOVE_DB: join(folder, "bare.db"),
  });
  try {
    const rounds: { ours: number; bare: number; p99: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const own = await writing(ours.url);
      rounds.push({ ours: own.perSecond, p99: own.p99, bare: (await writing(bare.url)).perSecond });
    }
    return [
      {
        what: `POST /notes, ${CONNECTIONS} clients`,
        ...{ value: median(rounds.map(({ ours: own }) => own)), unit: "a s" },
        against: { what: "bare handler", value: median(rounds.map(({ bare: theirs }) => theirs)) },
        mark: { is: "at least", number: 0.5 },
      },
      { what: "99th percentile", value: median(rounds.map(({ p99 }) => p99)), unit: "ms" },
    ];
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function writing(url: string) {
  return loadOf({
    ...{ url: `${url}/notes`, method: "POST", connections: CONNECTIONS, seconds: SECONDS },
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    requests: [{ setupRequest: (request) => ({ ...request, body: noteBody() }) }],
  });
}

function noteBody(): string {
  return new URLSearchParams({
    ...{ submission_key: randomUUID(), from: "", zone: "America/New_York", listing: "BABA", price: "161.70" },
    ...{ price_kind: "last", date: "2025-12-10", time: "08:05", text: "before the open", about: "" },
  }).toString();
}
