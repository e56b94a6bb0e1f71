import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import { seed } from "../seed/seed.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/open.ts";
import { type Live, openLive } from "./live.ts";
import { buildAssets } from "./web/assets.ts";

/** The address could not be listened on, with what to do about it. */
export class ListenError extends Error {}

/**
 * Opens the database, seeds it on its first run, listens, prints the address and stops in order on
 * SIGINT or SIGTERM.
 * @throws ListenError, DatabaseError
 */
export async function serve(config: Config): Promise<void> {
  const assets = await buildAssets();
  const live = openLive({ config, assets, clock: () => new Date(), log });
  try {
    if (isUntouched(live.db())) seed(live.db(), new Date());
    const server = createServer(SLOW_SENDERS, live.handler);
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    stopOnSignal(server, live);
    process.stdout.write(`Newsmove is at http://${urlHost(config.host)}:${port}\n`);
    live.upkeep();
    setInterval(live.upkeep, UPKEEP_MS).unref();
  } catch (error) {
    await live.close();
    throw error;
  }
}

/** Who takes longer to say what they want keeps a connection for nothing; a large file may take its time after that. */
const SLOW_SENDERS = { headersTimeout: 10_000, connectionsCheckingInterval: 1000 };

/** How often it is looked whether the day's backup is due. */
const UPKEEP_MS = 60 * 60_000;

/** Whether nothing was ever put into it: only then does the first run bring the example. */
function isUntouched(db: Db): boolean {
  return db.prepare("SELECT 1 FROM seeded UNION ALL SELECT 1 FROM companies LIMIT 1").get() === undefined;
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListen(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function explainListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new ListenError(
      `port ${port} is taken, perhaps by another Newsmove: set PORT to a free one, e.g. PORT=${port + 1}`,
    );
  }
  if (error.code === "EACCES") {
    return new ListenError(`port ${port} may not be used by this account: set PORT to one above 1023`);
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new ListenError(`this computer has no address ${host}: correct NEWSMOVE_HOST or leave it out`);
  }
  return error;
}

const LONGEST_STOP_MS = 5000;

/** Answers what was asked, then closes the database; a second signal or five seconds end the wait. */
function stopOnSignal(server: Server, live: Live): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close(() => void live.close().then(() => process.exit(0)));
    setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS).unref();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
