import { existsSync, statSync } from "node:fs";
import { backUp, type BackupReport } from "../db/backup.ts";
import { makeBackup } from "../keeping/backups/make.ts";
import { sizeText } from "../lib/sizes.ts";
import {
  type Command,
  CommandError,
  configOfExisting,
  counted,
  DB_OPTION,
  parse,
  say,
  UsageError,
} from "./command.ts";

export const command: Command = {
  usage: [
    "newsmove backup [FILE] [--force] [--db PATH] [--json]",
    "",
    "Copies the database as it is at this moment, while Newsmove runs or not, and reads the copy from end",
    "to end before it is called a backup.",
    "",
    "  FILE        the file to make (default: a new one, named after the moment, in the folder NEWSMOVE_BACKUPS,",
    "              else in backups/ beside the database)",
    "  --force     replace FILE if it is there",
    `  ${DB_OPTION}`,
    "  --json      print the report as JSON",
  ].join("\n"),
  async run(args) {
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parse(args, { db: { type: "string" }, force: flag, json: flag }, true);
    const [file, ...more] = positionals;
    if (more.length > 0) throw new UsageError("a backup is one file: newsmove backup FILE");
    const { dbPath, backupsPath: folder } = configOfExisting(values.db);
    if (file !== undefined) refuseTaken(file, values.force ?? false);
    const report =
      file === undefined
        ? await makeBackup({ dbPath, folder, kind: "by_hand", at: new Date() })
        : await backUp(dbPath, file, { replaces: values.force ?? false });
    if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else say(describe(report));
  },
};

function refuseTaken(file: string, isForced: boolean): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw new CommandError(`${file} is a folder: name a file in it`);
  if (!isForced) throw new CommandError(`${file} is there already: name another file, or give --force`);
}

/** "backed up to copy.db: 1.2 MB, 5,120 rows, read back and found whole" */
function describe({ path, bytes, rows }: BackupReport): string {
  const count = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return `backed up to ${path}: ${sizeText(bytes)}, ${counted(count, "row")}, read back and found whole`;
}
