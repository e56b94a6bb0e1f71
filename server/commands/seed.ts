import { seed, type SeedReport } from "../../seed/seed.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { type Command, counted, DB_OPTION, parse, say, withDb } from "./command.ts";

export const command: Command = {
  usage: `newsmove seed [--db PATH] [--json]\n\n  ${DB_OPTION}\n  --json      print the counts as JSON`,
  run(args) {
    const { values } = parse(args, { db: { type: "string" }, json: { type: "boolean" } });
    const db = openDatabase(readConfig(withDb(values.db)).dbPath);
    try {
      const report = seed(db, new Date());
      if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
      else say(describe(report));
    } finally {
      db.close();
    }
  },
};

/** "seed: loaded 5 companies, 5 listings, 1 story, 2 moves" */
function describe({ added, kept }: SeedReport): string {
  const loaded = [
    added.companies > 0 && counted(added.companies, "company", "companies"),
    added.listings > 0 && counted(added.listings, "listing"),
    added.stories > 0 && counted(added.stories, "story", "stories"),
    added.moves > 0 && counted(added.moves, "move"),
  ].filter(Boolean);
  const parts = [loaded.length > 0 ? `loaded ${loaded.join(", ")}` : "nothing new"];
  if (kept > 0) parts.push(`${kept} listings and stories were loaded before and left as they are`);
  return `seed: ${parts.join("; ")}`;
}
