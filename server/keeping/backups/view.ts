import { formatMinute } from "../../lib/dates.ts";
import { sizeText } from "../../lib/sizes.ts";
import type { BackupKind } from "./backups.ts";
import type { BackupFile } from "./folder.ts";
import type { BackupKeeper } from "./keeper.ts";

const KINDS: Record<BackupKind, string> = {
  daily: "Daily",
  by_hand: "By hand",
  before_restore: "Before a restore",
  before_update: "Before an update",
};

/** The backups there are, as the page prints them. @param zone the reader's */
export function backupsView(backups: BackupKeeper, zone: string) {
  const failure = backups.failure();
  const progress = backups.progress();
  return {
    rows: backups.list().map((backup) => backupRow(backup, zone)),
    folder: backups.places.folder,
    kept: backups.kept,
    failure: failure && {
      when: formatMinute(failure.at.toISOString(), zone),
      message: failure.message,
      isDaily: failure.kind === "daily",
    },
    percent: progress === null ? null : Math.floor(progress * 100),
  };
}

function backupRow({ id, kind, at, bytes }: BackupFile, zone: string) {
  const path = `/data/backups/${encodeURIComponent(id)}`;
  return {
    id,
    when: formatMinute(at, zone),
    instant: at,
    kind: KINDS[kind],
    size: sizeText(bytes),
    href: path,
  };
}
