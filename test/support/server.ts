import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../../server/app.ts";
import type { Db } from "../../server/db/open.ts";
import type { Clock } from "../../server/lib/dates.ts";
import { type Assets, buildAssets } from "../../server/web/assets.ts";
import type { Access } from "../../server/web/guard.ts";
import { whenTestEnds } from "./cleanup.ts";
import { fileDb, NOW } from "./db.ts";

export interface ServerOptions {
  /** Default: a fresh database in a file, which threads can open as well. */
  db?: Db;
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
  db: Db;
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
  const db = options.db ?? fileDb({ seeded: options.seeded ?? false }).db;
  const log: string[] = [];
  const app = createApp({
    db,
    assets: await testAssets(),
    access: { host: "127.0.0.1", password: null, allowedHosts: [], ...options.access },
    clock: options.clock ?? (() => NOW),
    log: (line) => log.push(line),
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  whenTestEnds(close);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ url, port, db, log, close },
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
