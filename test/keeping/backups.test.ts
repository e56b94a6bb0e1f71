import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backupName, isDue, readBackupName, surplus } from "../../server/keeping/backups/backups.ts";
import { listBackups } from "../../server/keeping/backups/folder.ts";
import { makeBackup } from "../../server/keeping/backups/make.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb, NOW } from "../support/db.ts";

const DB = "/home/me/notes/my.notes.db";
const AT = new Date("2025-12-10T13:05:00.123Z");

describe("the name of a backup", () => {
  test.each(["daily", "by_hand"] as const)("tells its database, its kind and its moment: %s", (kind) => {
    const name = backupName(DB, kind, AT);
    expect(name).toMatch(/^my\.notes-20251210T130500123Z(-daily)?\.db$/);
    expect(readBackupName(DB, name)).toEqual({ id: name, kind, at: AT.toISOString() });
  });

  test.each([
    ["my.notes.db.before-restore-20251210T130500123Z", "before_restore"],
    ["my.notes.db.before-migration-3-20251210T130500123Z", "before_update"],
  ])("%s is known too", (name, kind) => {
    expect(readBackupName(DB, name)).toEqual({ id: name, kind, at: AT.toISOString() });
  });

  test("without milliseconds, as it was once, it is known", () => {
    const name = "my.notes.db.before-migration-3-20251210T130500Z";
    expect(readBackupName(DB, name)?.at).toBe("2025-12-10T13:05:00.000Z");
  });

  test.each([
    "my.notes.db",
    "my.notes-20251210T130500123Z.db.1a2b3c4d.partial",
    "my.notes-20251210T130500123Z-weekly.db",
    "my.notes-2025-12-10.db",
    "my-notes-20251210T130500123Z-daily.db",
    "other-20251210T130500123Z-daily.db",
    "old my.notes-20251210T130500123Z-daily.db",
    "my.notes.db.before-restore-20251210T130500123Z-wal",
  ])("%s is none of Newsmove's", (name) => {
    expect(readBackupName(DB, name)).toBeNull();
  });
});

const daily = (at: string) => ({ id: at, kind: "daily" as const, at });
const byHand = (at: string) => ({ id: at, kind: "by_hand" as const, at });

describe("a backup is due", () => {
  const now = new Date("2025-12-10T13:00:00.000Z");
  test.each([
    ["when there is none", [], true],
    ["a day after the newest", [daily("2025-12-09T13:00:00.000Z"), daily("2025-12-01T13:00:00.000Z")], true],
    ["not before", [daily("2025-12-09T13:00:00.001Z"), daily("2025-12-01T13:00:00.000Z")], false],
    [
      "not when a person made one",
      [byHand("2025-12-10T12:00:00.000Z"), daily("2025-12-01T13:00:00.000Z")],
      false,
    ],
  ] as const)("%s", (_when, backups, due) => {
    expect(isDue(backups, now)).toBe(due);
  });
});

test("beyond the newest so many daily ones are surplus; what a person made is not", () => {
  const backups = ["2025-05-05", "2025-03-03", "2025-02-02"].map(daily);
  const all = [...backups, byHand("2025-01-01")];
  expect(surplus(all, 2, NOW)).toEqual([daily("2025-02-02")]);
  expect(surplus(all, 3, NOW)).toEqual([]);
});

test("a daily backup from the future, of a clock that went wrong, never pushes out one of now", () => {
  const [future, now, before] = ["2031-01-01", "2025-12-15", "2025-12-14"].map(daily);
  expect(
    surplus(
      [future, now, before].flatMap((backup) => backup ?? []),
      2,
      NOW,
    ),
  ).toEqual([future]);
});

describe("the folder", () => {
  test("is made for this account alone; backups are listed newest first, beside those made before a restore", async () => {
    const { path } = fileDb();
    const folder = join(temporaryFolder(), "a", "b");
    const order = { dbPath: path, folder };
    const first = await makeBackup({ ...order, kind: "daily", at: NOW });
    const second = await makeBackup({ ...order, kind: "by_hand", at: new Date(NOW.getTime() + 1) });
    writeFileSync(`${path}.before-restore-20250101T000000000Z`, "");
    writeFileSync(join(folder, "letters.txt"), "");
    mkdirSync(join(folder, "newsmove-20251210T130500123Z.db"));
    expect(listBackups(order)).toEqual([
      expect.objectContaining({ kind: "by_hand", path: second.path, bytes: second.bytes }),
      expect.objectContaining({ kind: "daily", path: first.path, bytes: first.bytes }),
      expect.objectContaining({ kind: "before_restore", bytes: 0 }),
    ]);
  });

  test("that is not there holds no backups", () => {
    expect(listBackups({ dbPath: join(temporaryFolder(), "x.db"), folder: "/nowhere" })).toEqual([]);
  });

  test("that cannot be made is told in one line", async () => {
    const { path } = fileDb();
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const made = makeBackup({ dbPath: path, folder: join(file, "backups"), kind: "daily", at: NOW });
    await expect(made).rejects.toThrow(/^the folder for backups, .*, cannot be made: /);
  });

  test("loses what was broken off a day ago, and nothing else", async () => {
    const { path } = fileDb();
    const folder = temporaryFolder();
    const old = [
      "newsmove-20251210T130500123Z.db.1a2b3c4d.partial",
      "newsmove-20251210T130500123Z.db.1a2b3c4d.partial-journal",
    ];
    const others = [
      "other-20251210T130500123Z.db.1a2b3c4d.partial",
      "newsmove-20251210T130500123Z.db",
      "x.partial",
    ];
    const young = "newsmove-20251211T130500123Z-daily.db.1a2b3c4d.partial";
    for (const name of [...old, ...others, young]) writeFileSync(join(folder, name), "");
    for (const name of [...old, ...others]) utimesSync(join(folder, name), 0, 0);
    const staged = `${path}.1a2b3c4d.restoring`;
    writeFileSync(staged, "");
    utimesSync(staged, 0, 0);
    await makeBackup({ dbPath: path, folder, kind: "daily", at: new Date() });
    expect(readdirSync(folder).filter((file) => !file.endsWith("-daily.db"))).toEqual(
      [...others, young].sort(),
    );
    expect(existsSync(staged)).toBe(false);
  });
});
