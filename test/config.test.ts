import { describe, expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "../server/config.ts";

test("an empty environment means loopback, port 3000, no password and a database in data/", () => {
  expect(readConfig({})).toEqual({
    ...{ dbPath: "data/newsmove.db", host: "127.0.0.1", port: 3000, password: null, allowedHosts: [] },
  });
});

test("a variable that is set to nothing is as good as not set", () => {
  const empty = {
    NEWSMOVE_DB: "",
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
  };
  expect(readConfig(env)).toEqual({
    ...{ dbPath: "/srv/n.db", host: "0.0.0.0", port: 8080, password: "secret" },
    allowedHosts: ["dashboard.lan", "nas.local"],
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
