import { readFileSync } from "node:fs";
import type { StudyOutcome } from "../studies/engine/run-study.ts";
import { studyTables } from "../studies/rows.ts";
import type { StudyDefinition } from "../studies/study.ts";
import { readStudies, StudyFileError } from "../studies/study-file.ts";
import { summaryLines } from "../studies/words.ts";
import { studyOver } from "../threads/study.ts";
import { type Command, CommandError, DB_OPTION, openExisting, parse, UsageError } from "./command.ts";

export const command: Command = {
  usage: [
    "newsmove study --file FILE [--json] [--db PATH]",
    "",
    "Runs the event studies that a JSON file defines against the daily bars of the database.",
    "",
    "  --file FILE   the studies, an array; the page of a study offers its definition as such a file",
    "  --json        print a JSON array with every table of each study instead of a summary",
    `  ${DB_OPTION}`,
  ].join("\n"),
  run(args) {
    const { values } = parse(args, {
      file: { type: "string" },
      json: { type: "boolean" },
      db: { type: "string" },
    });
    if (values.file === undefined) throw new UsageError("name the file of studies: --file FILE");
    const studies = readFile(values.file);
    const db = openExisting(values.db);
    try {
      print(
        studies.map((study) => studyOver(db, study)),
        values.json ?? false,
      );
    } finally {
      db.close();
    }
  },
};

function readFile(file: string): StudyDefinition[] {
  try {
    return readStudies(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof StudyFileError) throw new CommandError(`${file}: ${error.message}`);
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function print(outcomes: readonly StudyOutcome[], isJson: boolean): void {
  if (isJson) {
    const studies = outcomes.map((outcome) => ({ id: outcome.definition.id, ...studyTables(outcome) }));
    process.stdout.write(`${JSON.stringify(studies, null, 1)}\n`);
  } else for (const outcome of outcomes) process.stdout.write(`${summaryLines(outcome).join("\n")}\n`);
}
