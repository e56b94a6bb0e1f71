import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder, whenTestEnds } from "./cleanup.ts";

/** What a command line starts. */
export const PROGRAM = fileURLToPath(new URL("../../server/newsmove.js", import.meta.url));

export interface Result {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Circumstances of a process beside its environment. */
export interface Launch {
  /** Whether rights of files bind it even where this account is root. Default false. */
  rightsBind?: boolean;
  /** Modules loaded before Newsmove: files of ./preload. */
  preload?: string[];
  /** Its mask for rights of new files; default this process's. */
  umask?: number;
}

export interface RunningServer {
  url: string;
  dbPath: string;
  pid: number;
  /** Sends the signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Result>;
}

type Environment = Record<string, string>;

/** Runs one command of Newsmove in a process of its own, in an empty folder unless one is given; `input` is what it reads. */
export async function runNewsmove(
  args: string[],
  env: Environment = {},
  folder = temporaryFolder(),
  input: string | Uint8Array = "",
  launch: Launch = {},
): Promise<Result> {
  const child = start(args, env, folder, launch);
  const end = ended(child);
  // A command that does not read closes its end before all is written.
  child.stdin?.on("error", () => {}).end(input);
  return end;
}

/**
 * Starts `newsmove serve` on a free port with a database of its own, without backups unless the
 * environment asks for some, and waits until it prints its address. What is still running when the
 * test ends is killed.
 */
export async function startNewsmove(env: Environment = {}, launch: Launch = {}): Promise<RunningServer> {
  const folder = temporaryFolder();
  const dbPath = env.NEWSMOVE_DB ?? join(folder, "newsmove.db");
  const child = start(
    ["serve"],
    { PORT: "0", NEWSMOVE_BACKUPS_KEPT: "0", NEWSMOVE_DB: dbPath, ...env },
    folder,
    launch,
  );
  const end = ended(child);
  const url = await Promise.race([addressOf(child), end.then(refuse)]);
  return {
    ...{ url, dbPath, pid: child.pid ?? 0 },
    stop(signal) {
      child.kill(signal);
      return end;
    },
  };
}

const BEYOND_RIGHTS = "-dac_override,-dac_read_search";
/** Root without what lets it pass over rights. */
export const AS_BOUND_ROOT = [
  "setpriv",
  `--bounding-set=${BEYOND_RIGHTS}`,
  `--inh-caps=${BEYOND_RIGHTS}`,
  "--",
];

function start(
  args: string[],
  env: Environment,
  folder: string,
  { rightsBind = false, preload = [], umask }: Launch,
): ChildProcess {
  const { PATH, HOME, SystemRoot } = process.env;
  const own = Object.entries({ PATH, HOME, SystemRoot, ...env }).filter(([, value]) => value !== undefined);
  const imports = preload.flatMap((name) => ["--import", new URL(`preload/${name}`, import.meta.url).href]);
  const mask = umask === undefined ? null : process.umask(umask);
  const isRoot = process.getuid?.() === 0;
  const [program = "", ...before] = [...(rightsBind && isRoot ? AS_BOUND_ROOT : []), process.execPath];
  const child = spawn(program, [...before, ...imports, PROGRAM, ...args], {
    ...{ cwd: folder, env: Object.fromEntries(own), stdio: ["pipe", "pipe", "pipe"] },
  });
  if (mask !== null) process.umask(mask);
  whenTestEnds(() => child.kill("SIGKILL"));
  return child;
}

async function ended(child: ChildProcess): Promise<Result> {
  const result: Result = { code: null, stdout: "", stderr: "" };
  child.stdout?.on("data", (text) => (result.stdout += text));
  child.stderr?.on("data", (text) => (result.stderr += text));
  [result.code] = await once(child, "close");
  return result;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let printed = "";
    child.stdout?.on("data", (text) => {
      printed += text;
      const url = /http:\/\/\S+(?=\n)/.exec(printed)?.[0];
      if (url) resolve(url);
    });
  });
}

function refuse({ code, stderr }: Result): never {
  throw new Error(`newsmove serve ended with ${code} before it listened: ${stderr}`);
}
