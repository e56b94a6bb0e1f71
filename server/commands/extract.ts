import { existsSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { readArticle } from "../capture/article/article.ts";
import { decodeHtml } from "../capture/article/decode.ts";
import { buildDirectory, type Directory } from "../capture/directory.ts";
import { extractLines, extractMoves } from "../capture/extract.ts";
import { catalogueStore } from "../companies/catalogue-store.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { seedLines } from "../../seed/listings.ts";
import { type Command, CommandError, counted, DB_OPTION, parse, UsageError, withDb } from "./command.ts";

export const command: Command = {
  usage: [
    "newsmove extract [--html | --jsonl] [--db PATH] < TEXT",
    "",
    "Finds the price moves that a text on standard input reports; prints them as JSON.",
    "",
    "  --html      the text is the source of a saved page",
    '  --jsonl     each line is {"id","text"}; prints a line {"id","moves"} for each, in the same order',
    `  ${DB_OPTION};`,
    "              its listings are the names known; without a database the ones that come with Newsmove",
  ].join("\n"),
  async run(args) {
    const { values } = parse(args, {
      html: { type: "boolean" },
      jsonl: { type: "boolean" },
      db: { type: "string" },
    });
    if (values.html && values.jsonl) throw new UsageError("give --html or --jsonl, not both");
    const directory = openDirectory(values.db);
    if (values.jsonl) {
      const bad = await extractLines(process.stdin, process.stdout, directory);
      if (bad > 0)
        throw new CommandError(`${counted(bad, "line")} could not be read; each says why in its place`);
      return;
    }
    const bytes = await buffer(process.stdin);
    const text = values.html
      ? readArticle({ html: decodeHtml(bytes) }, new Date()).text
      : bytes.toString("utf8");
    process.stdout.write(`${JSON.stringify({ moves: extractMoves(text, directory) })}\n`);
  },
};

/** The names of the database where there is one; reading a text must not make one. */
function openDirectory(path: string | undefined): Directory {
  const { dbPath } = readConfig(withDb(path));
  if (!existsSync(dbPath)) {
    if (path !== undefined)
      throw new CommandError(`there is no database ${path}: correct --db, or leave it out`);
    return buildDirectory(seedLines());
  }
  const db = openDatabase(dbPath);
  try {
    return buildDirectory(catalogueStore(db).namedLines());
  } finally {
    db.close();
  }
}
