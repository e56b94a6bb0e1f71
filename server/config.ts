import { isIP } from "node:net";
import { dirname, join } from "node:path";

/** What the environment says, checked once at start. */
export interface Config {
  dbPath: string;
  /** The folder that backups go to. */
  backupsPath: string;
  /** How many daily backups are kept; 0 when none is to be made. */
  backupsKept: number;
  host: string;
  port: number;
  /** Asked for by HTTP Basic when set. */
  password: string | null;
  /** Names, beside the loopback ones, that a Host header may carry. */
  allowedHosts: string[];
}

/** A setting that cannot be used, with what to do about it in its message. */
export class ConfigError extends Error {}

const DEFAULT_DB = "data/newsmove.db";
const DEFAULT_KEPT = 14;

/**
 * Reads NEWSMOVE_DB, NEWSMOVE_BACKUPS, NEWSMOVE_BACKUPS_KEPT, NEWSMOVE_HOST, PORT, NEWSMOVE_PASSWORD and
 * NEWSMOVE_ALLOWED_HOSTS.
 * @throws ConfigError for a value that cannot be used, or a host beyond this computer without a password.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const host = env.NEWSMOVE_HOST || "127.0.0.1";
  const password = env.NEWSMOVE_PASSWORD || null;
  if (!isLoopback(host) && password === null) {
    throw new ConfigError(
      `NEWSMOVE_HOST=${host} lets other computers in: set NEWSMOVE_PASSWORD as well, or leave NEWSMOVE_HOST out`,
    );
  }
  const dbPath = env.NEWSMOVE_DB || DEFAULT_DB;
  return {
    dbPath,
    backupsPath: env.NEWSMOVE_BACKUPS || join(dirname(dbPath), "backups"),
    backupsKept: readKept(env.NEWSMOVE_BACKUPS_KEPT),
    host,
    port: readPort(env.PORT),
    password,
    allowedHosts: (env.NEWSMOVE_ALLOWED_HOSTS ?? "")
      .toLowerCase()
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

/** Whether only this computer can reach an address. */
export function isLoopback(host: string): boolean {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

function readPort(text: string | undefined): number {
  if (!text) return 3000;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new ConfigError(`PORT=${text} is no port: give a whole number from 1 to 65535`);
  }
  return port;
}

function readKept(text: string | undefined): number {
  if (!text) return DEFAULT_KEPT;
  if (!/^\d{1,5}$/.test(text)) {
    throw new ConfigError(
      `NEWSMOVE_BACKUPS_KEPT=${text} is no number of backups: give a whole number, such as ${DEFAULT_KEPT}; 0 makes none`,
    );
  }
  return Number(text);
}
