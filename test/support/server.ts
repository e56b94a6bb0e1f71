import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import type { Db } from "../../server/db/open.ts";
import { type Live, openLive } from "../../server/live.ts";
import type { Clock } from "../../server/lib/dates.ts";
import { type Assets, buildAssets } from "../../server/web/assets.ts";
import type { Access } from "../../server/web/guard.ts";
import { whenTestEnds } from "./cleanup.ts";
import { fileDb, NOW } from "./db.ts";

export interface ServerOptions {
  /** Default: a fresh database in a file, which threads can open as well. */
  db?: Db;
  /** Instead of `db`: the file of a database, which the server opens, backs up and can restore. */
  path?: string;
  /** With `path`: more of the environment it is started in. */
  env?: NodeJS.ProcessEnv;
  /** Whether that fresh database holds the seed. */
  seeded?: boolean;
  /** Default: stands at NOW. */
  clock?: Clock;
  /** Default: loopback, no password. */
  access?: Partial<Access>;
}

export interface TestServer {
  /** "http://127.0.0.1:PORT", without a slash at the end. */
  url: string;
  port: number;
  /** The database as it is now: a restore puts another one in its place. */
  readonly db: Db;
  /** Does what is due once a day. */
  upkeep(): void;
  /** What the application wrote to its log. */
  log: string[];
  /** GET; a redirect is given as it is, not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** POST of a form from one of our own pages; a redirect is given as it is, not followed. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

let built: Promise<Assets> | undefined;

/** The browser code and styles, bundled once for all tests of a file. */
export function testAssets(): Promise<Assets> {
  built ??= buildAssets();
  return built;
}

/**
 * The real application on a free port. It closes when the test ends; from a beforeAll, return its
 * close: `beforeAll(async () => { server = await startServer(); return server.close; })`.
 */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const log: string[] = [];
  const live = await openServed(options, (line) => log.push(line));
  const server = createServer(live.handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    await live.close();
  };
  whenTestEnds(close);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ url, port, log, close, upkeep: live.upkeep },
    get db() {
      return live.db();
    },
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: "manual" }),
    post: (path, fields, headers = {}) =>
      fetch(url + path, {
        method: "POST",
        headers: { origin: url, ...headers },
        body: new URLSearchParams(fields),
        redirect: "manual",
      }),
  };
}

/** Over a file what `newsmove serve` opens; else the application over a database of the test's own. */
async function openServed(options: ServerOptions, log: (line: string) => void): Promise<Live> {
  const access = { host: "127.0.0.1", password: null, allowedHosts: [], ...options.access };
  const parts = { assets: await testAssets(), clock: options.clock ?? (() => NOW), log };
  if (options.path) {
    const env = { NEWSMOVE_DB: options.path, ...options.env };
    return openLive({ ...parts, config: { ...readConfig(env), ...access } });
  }
  const db = options.db ?? fileDb({ seeded: options.seeded ?? false }).db;
  return { handler: createApp({ ...parts, db, access }), db: () => db, upkeep() {}, async close() {} };
}
