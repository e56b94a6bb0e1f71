import { readConfig } from "../config.ts";
import { serve } from "../main.ts";
import { type Command, DB_OPTION, parse, withDb } from "./command.ts";

export const command: Command = {
  usage: `newsmove serve [--db PATH]\n\n  ${DB_OPTION}`,
  async run(args) {
    const { values } = parse(args, { db: { type: "string" } });
    await serve(readConfig(withDb(values.db)));
  },
};
