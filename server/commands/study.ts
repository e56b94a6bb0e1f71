import { readFileSync } from "node:fs";
import { closedReader } from "../checks/evidence.ts";
import { companiesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import { barsStore } from "../prices/bars-store.ts";
import { runStudy, type StudyOutcome } from "../studies/engine/run-study.ts";
import { studyPrices } from "../studies/prices-reader.ts";
import { studyTables } from "../studies/rows.ts";
import type { StudyDefinition } from "../studies/study.ts";
import { readStudies, StudyFileError } from "../studies/study-file.ts";
import { summaryLines } from "../studies/words.ts";
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
        studies.map((study) => run(study, db)),
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

function run(study: StudyDefinition, db: Db): StudyOutcome {
  const bars = barsStore(db);
  const sources = { bars, byTicker: companiesStore(db).byTicker, isClosed: closedReader(bars) };
  return runStudy(study, studyPrices(sources, study.index));
}

function print(outcomes: readonly StudyOutcome[], isJson: boolean): void {
  if (isJson) {
    const studies = outcomes.map((outcome) => ({ id: outcome.definition.id, ...studyTables(outcome) }));
    process.stdout.write(`${JSON.stringify(studies, null, 1)}\n`);
  } else for (const outcome of outcomes) process.stdout.write(`${summaryLines(outcome).join("\n")}\n`);
}
