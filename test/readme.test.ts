import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { startNewsmove } from "./support/process.ts";

const run = promisify(execFile);

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The commands of a section's first block of shell, in order: one that goes on in the next line ends with "\". */
function commandsOf(heading: string): string[] {
  const [, section = ""] = README.split(`\n## ${heading}\n`);
  const [, block = ""] = /```sh\n([\s\S]*?)```/.exec(section) ?? [];
  return block
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe("the examples of the API", () => {
  test("are some", () => {
    expect(commandsOf("For programs").length).toBeGreaterThanOrEqual(5);
  });

  test.skipIf(!hasCurl)("do as they are written, one after the other, in a new Newsmove", async () => {
    const server = await startNewsmove();
    for (const command of commandsOf("For programs")) {
      const here = command.replaceAll("http://127.0.0.1:3000", server.url);
      const { stdout } = await run("bash", ["-c", here]);
      if (!command.includes("DELETE")) expect(stdout, command).toMatch(/^\s*[{[<]/);
    }
  });
});
