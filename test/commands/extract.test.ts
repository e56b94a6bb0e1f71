import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { type Result, runNewsmove } from "../support/process.ts";

/** Runs extract over a text, in an empty folder unless one is given. */
function extract(input: string | Uint8Array, args: string[] = [], folder?: string): Promise<Result> {
  return runNewsmove(["extract", ...args], {}, folder, input);
}

const line = (id: unknown, text: unknown) => `${JSON.stringify({ id, text })}\n`;

describe("a text", () => {
  test("is answered with its moves as JSON, and makes no database", async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await extract("Boeing fell 3% premarket.\n", [], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      moves: [
        {
          ...{ company: "Boeing", ticker: "BA", percent: -3, decimals: 0, session: "premarket" },
          ...{ statistic: "last", qualifier: "exact", quote: "Boeing fell 3% premarket.", start: 0, end: 25 },
        },
      ],
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(["", "\n", "Nothing moved."])("without moves has none: %j", async (text) => {
    const { code, stdout } = await extract(text);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"moves":[]}\n' });
  });

  test("is read by the names of the database that is there", async () => {
    const { db, path } = fileDb();
    makeListing(db, { ticker: "ZQX", companyName: "Zyquox" });
    db.close();
    const { stdout } = await extract("Zyquox shares fell 3%", ["--db", path]);
    expect(JSON.parse(stdout).moves).toMatchObject([{ company: "Zyquox", ticker: "ZQX" }]);
  });

  test("with a database that is not there is refused in a line, and none is made", async () => {
    const path = join(temporaryFolder(), "none.db");
    const { code, stdout, stderr } = await extract("Boeing fell 3%", ["--db", path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`there is no database ${path}`);
    expect(existsSync(path)).toBe(false);
  });
});

test("with --html the source of a page is read, not its scripts and styles", async () => {
  const page = `<!doctype html><html><head><title>Boeing falls 3%</title><style>b{width:9%}</style></head><body>
    <article><h1>Boeing falls 3%</h1><script>"Ford fell 9%"</script>
    <p>Boeing shares closed 3% lower, the planemaker&rsquo;s worst day in a long while, traders said.</p></article></body></html>`;
  const { code, stdout } = await extract(page, ["--html"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).moves).toMatchObject([{ company: "Boeing", percent: -3, statistic: "close" }]);
});

describe("with --jsonl", () => {
  test("each line is answered in its order", async () => {
    const lines = Array.from({ length: 500 }, (_, i) =>
      line(`n${i}`, `Boeing shares fell ${i}.5% premarket`),
    );
    const { code, stdout, stderr } = await extract(lines.join(""), ["--jsonl"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const answers = stdout
      .trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    expect(answers.map(({ id }) => id)).toEqual(lines.map((_, i) => `n${i}`));
    expect(answers.map(({ moves }) => moves[0].percent)).toEqual(lines.map((_, i) => -i - 0.5));
  });

  test("a bad line says so in its place, the rest goes on, and the exit code is 1", async () => {
    const input = `${line(1, "Boeing fell 3%")}not json\n{"id":"x"}\n${line(2, "Rain")}`;
    const { code, stdout, stderr } = await extract(input, ["--jsonl"]);
    expect(code).toBe(1);
    expect(stderr).toBe("newsmove: 2 lines could not be read; each says why in its place\n");
    const answers = stdout
      .trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    expect(answers).toMatchObject([
      { id: 1, moves: [{ percent: -3 }] },
      { error: "the line is no JSON" },
      { id: "x", error: expect.stringContaining("not of the form") },
      { id: 2, moves: [] },
    ]);
  });

  test("a line of 5 MB is answered as any other", async () => {
    const { code, stdout } = await extract(
      line("long", "1%".repeat(2_500_000)) + line("next", "Boeing fell 3%"),
      ["--jsonl"],
    );
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((row) => JSON.parse(row).id),
    ).toEqual(["long", "next"]);
  });
});

test("a page and lines at once are refused", async () => {
  const { code, stdout, stderr } = await extract("", ["--html", "--jsonl"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("give --html or --jsonl, not both");
});
