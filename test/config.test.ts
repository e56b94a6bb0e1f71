import { describe, expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "../server/config.ts";

test("an empty environment means loopback, port 3000, no password and a database in data/", () => {
  expect(readConfig({})).toEqual({
    ...{ dbPath: "data/newsmove.db", host: "127.0.0.1", port: 3000, password: null, allowedHosts: [] },
    ...{ backupsPath: "data/backups", backupsKept: 14 },
  });
});

test("a variable that is set to nothing is as good as not set", () => {
  const empty = {
    NEWSMOVE_DB: "",
    NEWSMOVE_BACKUPS: "",
    NEWSMOVE_BACKUPS_KEPT: "",
    NEWSMOVE_HOST: "",
    PORT: "",
    NEWSMOVE_PASSWORD: "",
    NEWSMOVE_ALLOWED_HOSTS: "",
  };
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test("everything can be set", () => {
  const env = {
    ...{ NEWSMOVE_DB: "/srv/n.db", NEWSMOVE_HOST: "0.0.0.0", PORT: "8080", NEWSMOVE_PASSWORD: "secret" },
    NEWSMOVE_ALLOWED_HOSTS: "Dashboard.lan, nas.local ,",
    ...{ NEWSMOVE_BACKUPS: "/mnt/usb", NEWSMOVE_BACKUPS_KEPT: "3" },
  };
  expect(readConfig(env)).toEqual({
    ...{ dbPath: "/srv/n.db", host: "0.0.0.0", port: 8080, password: "secret" },
    allowedHosts: ["dashboard.lan", "nas.local"],
    ...{ backupsPath: "/mnt/usb", backupsKept: 3 },
  });
});

test("backups lie beside the database, wherever that is", () => {
  expect(readConfig({ NEWSMOVE_DB: "/srv/n.db" }).backupsPath).toBe("/srv/backups");
});

describe("NEWSMOVE_BACKUPS_KEPT", () => {
  test("0 is a number of backups", () => {
    expect(readConfig({ NEWSMOVE_BACKUPS_KEPT: "0" }).backupsKept).toBe(0);
  });

  test.each(["-1", "1.5", "all", "1e3", " "])("%j is none, and the message names it", (text) => {
    expect(() => readConfig({ NEWSMOVE_BACKUPS_KEPT: text })).toThrow(ConfigError);
    expect(() => readConfig({ NEWSMOVE_BACKUPS_KEPT: text })).toThrow(
      `NEWSMOVE_BACKUPS_KEPT=${text} is no number`,
    );
  });
});

describe("PORT", () => {
  test.each([
    ["0", 0],
    ["65535", 65535],
  ])("%s is one", (text, port) => {
    expect(readConfig({ PORT: text }).port).toBe(port);
  });

  test.each(["65536", "-1", "80.5", "http", "3000x", " "])("%j is none, and the message names it", (text) => {
    expect(() => readConfig({ PORT: text })).toThrow(ConfigError);
    expect(() => readConfig({ PORT: text })).toThrow(`PORT=${text} is no port`);
  });
});

describe("NEWSMOVE_HOST", () => {
  test.each(["127.0.0.1", "127.8.8.8", "localhost", "::1"])("%s needs no password", (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(readConfig({ NEWSMOVE_HOST: host }).host).toBe(host);
  });

  test.each(["0.0.0.0", "192.168.0.7", "::", "dashboard.lan", "127.0.0.1.evil.example", "128.0.0.1"])(
    "%s lets others in, and so needs one",
    (host) => {
      expect(isLoopback(host)).toBe(false);
      expect(() => readConfig({ NEWSMOVE_HOST: host })).toThrow(
        `NEWSMOVE_HOST=${host} lets other computers in: set NEWSMOVE_PASSWORD as well`,
      );
      expect(readConfig({ NEWSMOVE_HOST: host, NEWSMOVE_PASSWORD: "secret" }).host).toBe(host);
    },
  );
});
