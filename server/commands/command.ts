import { existsSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Config, readConfig } from "../config.ts";
import { type Db, openDatabase } from "../db/open.ts";

/** Wrong words on the command line; exit code 2. */
export class UsageError extends Error {}

/** What cannot be done as asked, with a line that says what to do; exit code 1. */
export class CommandError extends Error {}

/** One command: how it is used, and what it does with the words after its name. */
export interface Command {
  usage: string;
  run(args: string[]): Promise<void> | void;
}

export const DB_OPTION = "--db PATH   the database file (default: NEWSMOVE_DB, else data/newsmove.db)";

/** Reads options as node:util does. @throws UsageError in one line for what the command does not take. */
export function parse<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: T,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split("\n")[0]}; --help says what this command takes`);
  }
}

/** The environment with the database that --db names. */
export function withDb(path: string | undefined): NodeJS.ProcessEnv {
  return path === undefined ? process.env : { ...process.env, NEWSMOVE_DB: path };
}

/** Opens the database that --db names. Looking at prices must not make one. @throws CommandError */
export function openExisting(path: string | undefined): Db {
  return openDatabase(configOfExisting(path).dbPath);
}

/** The configuration with the database that --db names, which is there. @throws CommandError */
export function configOfExisting(path: string | undefined): Config {
  const config = readConfig(withDb(path));
  if (!existsSync(config.dbPath))
    throw new CommandError(`there is no database ${config.dbPath}; --db names another`);
  return config;
}

/** Words for a person, on stderr: stdout is for what programs read. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** "3 listings", "1 company" */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
