import { type ParseArgsConfig, parseArgs } from "node:util";
import { ConfigError, readConfig } from "./config.ts";
import { DatabaseError, openDatabase } from "./db/open.ts";
import { ListenError, serve } from "./main.ts";
import { seed } from "../seed/seed.ts";

/** Wrong words on the command line; exit code 2. */
class UsageError extends Error {}

interface Command {
  summary: string;
  usage: string;
  run(args: string[]): Promise<void> | void;
}

const DB_OPTION = "--db PATH   the database file (default: NEWSMOVE_DB, else data/newsmove.db)";

const COMMANDS: Record<string, Command> = {
  serve: {
    summary: "start the dashboard and print its address",
    usage: `newsmove serve [--db PATH]\n\n  ${DB_OPTION}`,
    run: serveCommand,
  },
  seed: {
    summary: "load the example story; rows already there, edited or deleted are left alone",
    usage: `newsmove seed [--db PATH] [--json]\n\n  ${DB_OPTION}\n  --json      print the counts as JSON`,
    run: seedCommand,
  },
};

await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<void> {
  try {
    if (!name || name === "--help" || name === "-h") {
      process.stdout.write(`${overview()}\n`);
      return;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(`there is no command “${name}”; newsmove --help lists them`);
    if (args.includes("--help") || args.includes("-h")) {
      process.stdout.write(`usage: ${command.usage}\n`);
      return;
    }
    await command.run(args);
  } catch (error) {
    process.stderr.write(`newsmove: ${explain(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function serveCommand(args: string[]): Promise<void> {
  const { values } = parse(args, { db: { type: "string" } });
  const config = readConfig(withDb(values.db));
  await serve(config);
}

function seedCommand(args: string[]): void {
  const { values } = parse(args, { db: { type: "string" }, json: { type: "boolean" } });
  const db = openDatabase(readConfig(withDb(values.db)).dbPath);
  try {
    const counts = seed(db, new Date());
    if (values.json) process.stdout.write(`${JSON.stringify(counts)}\n`);
    else process.stderr.write(`${describe(counts)}\n`);
  } finally {
    db.close();
  }
}

/** "seed: loaded 5 companies, 5 listings, 1 story, 2 moves" */
function describe({ added, kept }: ReturnType<typeof seed>): string {
  const one = { companies: "company", listings: "listing", stories: "story", moves: "move" };
  const kinds = ["companies", "listings", "stories", "moves"] as const;
  const loaded = kinds
    .filter((kind) => added[kind] > 0)
    .map((kind) => `${added[kind]} ${added[kind] === 1 ? one[kind] : kind}`);
  const parts = [loaded.length > 0 ? `loaded ${loaded.join(", ")}` : "nothing new"];
  if (kept > 0) parts.push(`${kept} companies and stories were loaded before and left as they are`);
  return `seed: ${parts.join("; ")}`;
}

function parse<T extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: false });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split("\n")[0]}; --help says what this command takes`);
  }
}

function withDb(path: string | undefined): NodeJS.ProcessEnv {
  return path === undefined ? process.env : { ...process.env, NEWSMOVE_DB: path };
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["usage: newsmove COMMAND [--help]", "", ...lines].join("\n");
}

/** What can be mended is one line; anything else is a bug and shows its stack. */
function explain(error: unknown): string {
  const known = [UsageError, ConfigError, DatabaseError, ListenError];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
