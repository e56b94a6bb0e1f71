import { readConfig } from "../config.ts";
import { newestGood } from "../keeping/backups/folder.ts";
import { formatMinute, ownZone } from "../lib/dates.ts";
import { withDb } from "./command.ts";

/** What to do about a database that cannot be used: names the newest backup that is good, if there is one. */
export function restoreAdvice(path: string): string {
  const { backupsPath: folder } = readConfig(withDb(path));
  const backup = newestGood({ dbPath: path, folder });
  if (!backup) return `It was left as it is. There is no good backup of it in ${folder}`;
  const option = readConfig(process.env).dbPath === path ? "" : ` --db ${path}`;
  return (
    `It was left as it is. The newest good backup is of ${formatMinute(backup.at, ownZone())}: ` +
    `“npx newsmove restore ${backup.path}${option}” puts it in its place`
  );
}
