import { basename } from "node:path";
import { FILE_STAMP, fileStamp, instantOfStamp } from "../../lib/file-stamp.ts";

/** Who or what a backup was made for: the day, a person, a restore or an update that came after it. */
export type BackupKind = "daily" | "by_hand" | "before_restore" | "before_update";

/** A backup as its name tells of it. */
export interface NamedBackup {
  /** Its file's name. */
  id: string;
  kind: BackupKind;
  /** Instant. */
  at: string;
}

const DAY_MS = 86_400_000;

/** The name of a new backup of a database: "newsmove-20251210T130500123Z-daily.db". */
export function backupName(dbPath: string, kind: "daily" | "by_hand", at: Date): string {
  return `${stemOf(dbPath)}-${fileStamp(at)}${kind === "daily" ? "-daily" : ""}.db`;
}

/** What a file's name tells, if Newsmove gave it to a backup of this database; else null. */
export function readBackupName(dbPath: string, name: string): NamedBackup | null {
  for (const [kind, pattern] of patternsOf(dbPath)) {
    const stamp = pattern.exec(name)?.[1];
    if (stamp) return { id: name, kind, at: instantOfStamp(stamp) };
  }
  return null;
}

/** Whether a file's name is that of a backup or a restore of this database which was never finished. */
export function isUnfinished(dbPath: string, name: string): boolean {
  const [, start = "", end] =
    /^(.*)\.[0-9a-f]{8}\.(partial|restoring)(?:-journal|-wal|-shm)?$/.exec(name) ?? [];
  return end === "restoring" ? start === basename(dbPath) : readBackupName(dbPath, start) !== null;
}

/** Whether a day has passed since the last backup that the day or a person asked for. */
export function isDue(backups: readonly NamedBackup[], now: Date): boolean {
  return !backups.some(({ kind, at }) => {
    const age = now.getTime() - Date.parse(at);
    // One from the future was made by a clock that went wrong.
    return (kind === "daily" || kind === "by_hand") && age >= 0 && age < DAY_MS;
  });
}

/**
 * The daily backups beyond the newest so many. One from the future was made by a clock that went wrong, and
 * goes before any other.
 * @param backups newest first
 */
export function surplus<Backup extends NamedBackup>(
  backups: readonly Backup[],
  kept: number,
  now: Date,
): Backup[] {
  const daily = backups.filter(({ kind }) => kind === "daily");
  const isPast = ({ at }: Backup) => Date.parse(at) <= now.getTime();
  return [...daily.filter(isPast), ...daily.filter((backup) => !isPast(backup))].slice(kept);
}

function patternsOf(dbPath: string): [BackupKind, RegExp][] {
  const [file, stem] = [escaped(basename(dbPath)), escaped(stemOf(dbPath))];
  return [
    ["daily", RegExp(`^${stem}-(${FILE_STAMP})-daily\\.db$`)],
    ["by_hand", RegExp(`^${stem}-(${FILE_STAMP})\\.db$`)],
    ["before_restore", RegExp(`^${file}\\.before-restore-(${FILE_STAMP})$`)],
    ["before_update", RegExp(`^${file}\\.before-migration-\\d+-(${FILE_STAMP})$`)],
  ];
}

/** "newsmove" for data/newsmove.db */
function stemOf(dbPath: string): string {
  return basename(dbPath).replace(/\.[^.]+$/, "");
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
