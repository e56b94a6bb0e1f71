import { type Command, CommandError, UsageError } from "./commands/command.ts";
import { ConfigError } from "./config.ts";
import { DatabaseError, UnusableFileError } from "./db/open.ts";
import { ListenError } from "./main.ts";

interface Entry {
  summary: string;
  /** A command is loaded when it is asked for: none waits for what the others need. */
  load(): Promise<{ command: Command }>;
}

const COMMANDS: Record<string, Entry> = {
  serve: {
    summary: "start the dashboard and print its address",
    load: () => import("./commands/serve.ts"),
  },
  seed: {
    summary: "load the example story and the listings; what you edited or deleted is left alone",
    load: () => import("./commands/seed.ts"),
  },
  extract: {
    summary: "find the price moves that a text reports",
    load: () => import("./commands/extract.ts"),
  },
  import: {
    summary: "take prices, splits and dividends, listings, or an archive from files",
    load: () => import("./commands/import.ts"),
  },
  export: {
    summary: "take everything out: an archive, CSV files, or Parquet files of the prices",
    load: () => import("./commands/export.ts"),
  },
  check: {
    summary: "hold reported moves against prices",
    load: () => import("./commands/check.ts"),
  },
  study: {
    summary: "run the event studies that a file defines",
    load: () => import("./commands/study.ts"),
  },
  backup: {
    summary: "copy the database to a file, while it is in use or not",
    load: () => import("./commands/backup.ts"),
  },
  restore: {
    summary: "put a backup in the place of the database",
    load: () => import("./commands/restore.ts"),
  },
};

await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<void> {
  try {
    if (!name || name === "--help" || name === "-h") {
      process.stdout.write(`${overview()}\n`);
      return;
    }
    const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!entry) throw new UsageError(`there is no command “${name}”; newsmove --help lists them`);
    const { command } = await entry.load();
    if (args.includes("--help") || args.includes("-h")) process.stdout.write(`usage: ${command.usage}\n`);
    else await command.run(args);
  } catch (error) {
    process.stderr.write(`newsmove: ${await explain(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["usage: newsmove COMMAND [--help]", "", ...lines].join("\n");
}

/** What can be mended is one line; anything else is a bug and shows its stack. */
async function explain(error: unknown): Promise<string> {
  if (error instanceof UnusableFileError) {
    const { restoreAdvice } = await import("./commands/restore-advice.ts");
    return `${error.message}. ${restoreAdvice(error.path)}`;
  }
  const known = [UsageError, CommandError, ConfigError, DatabaseError, ListenError];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
