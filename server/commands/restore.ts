import { readConfig } from "../config.ts";
import { fileError } from "../db/file-fault.ts";
import { removeDatabase } from "../db/files.ts";
import { replaceDatabase } from "../db/replace.ts";
import { prepareRestore } from "../db/restore.ts";
import { contentsText } from "../keeping/contents.ts";
import { readContents } from "../keeping/contents-store.ts";
import { type Command, DB_OPTION, parse, say, UsageError, withDb } from "./command.ts";

export const command: Command = {
  usage: [
    "newsmove restore FILE [--db PATH] [--json]",
    "",
    "Puts a backup in the place of the database, while Newsmove does not run on it. The file is read from end",
    "to end first: one that is damaged, of another application or of a newer Newsmove is refused. The database",
    "as it was is kept beside it.",
    "",
    "  FILE        the backup",
    `  ${DB_OPTION}`,
    "  --json      print what was restored as JSON",
  ].join("\n"),
  run(args) {
    const { values, positionals } = parse(args, { db: { type: "string" }, json: { type: "boolean" } }, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("name one file: newsmove restore FILE");
    const restored = restore(file, readConfig(withDb(values.db)).dbPath);
    if (values.json) process.stdout.write(`${JSON.stringify(restored)}\n`);
    else describe(restored);
  },
};

/** @throws DatabaseError in one line when nothing was changed */
function restore(file: string, path: string) {
  const { staged, isOlder } = prepared(file, path);
  try {
    const contents = readContents(staged);
    return { file, path, ...contents, isOlder, before: replaceDatabase(staged, path, new Date()) };
  } finally {
    removeDatabase(staged);
  }
}

function prepared(file: string, path: string) {
  try {
    return prepareRestore(file, path);
  } catch (error) {
    throw fileError(`${file} was not restored, and nothing was changed`, error);
  }
}

function describe({ file, path, isOlder, before, ...contents }: ReturnType<typeof restore>): void {
  const brought = isOlder ? "; it was brought up to date" : "";
  say(`restored ${file} to ${path}: ${contentsText(contents)}${brought}`);
  if (before !== null) say(`the database as it was is kept as ${before}`);
}
