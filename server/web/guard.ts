import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import type { Request, RequestHandler } from "express";
import helmet from "helmet";
import { type Config, isLoopback } from "../config.ts";
import type { Clock } from "../lib/dates.ts";
import { apiAccess, hasToken, isFromNoPage, type KnowsToken } from "./api-access.ts";
import { HttpError } from "./errors.ts";
import { isApiRequest } from "./problem.ts";

export type Access = Pick<Config, "host" | "password" | "allowedHosts">;

/**
 * Keeps a page on the internet from reaching this server through the reader's browser, and other
 * people out where the server listens beyond this computer. In the order they act. `knowsToken`
 * tells which tokens let a program in.
 */
export function guard(access: Access, clock: Clock, knowsToken: KnowsToken): RequestHandler[] {
  const checks = [
    ...[headers(access.host), knownHost(access)],
    ...[apiAccess(knowsToken, isSameOrigin), sameOrigin],
  ];
  return access.password === null ? checks : [...checks, passwordAsked(access.password, clock)];
}

/** Everything comes from this server; nothing inline; no page may frame it. */
function headers(host: string): RequestHandler {
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        ...{ scriptSrc: own, styleSrc: own, imgSrc: own, fontSrc: own, connectSrc: own, formAction: own },
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Over plain http beyond loopback a browser sends no Sec-Fetch-Site, and with no-referrer it
    // sends "Origin: null" with a form: there the referrer must stay for our own pages.
    referrerPolicy: { policy: isLoopback(host) ? "no-referrer" : "same-origin" },
    frameguard: { action: "deny" },
    strictTransportSecurity: false,
  });
}

/** A name of someone else's that resolves to this computer (DNS rebinding) is not one of ours. */
function knownHost({ host, allowedHosts }: Access): RequestHandler {
  const names = new Set([
    "localhost",
    "127.0.0.1",
    "[::1]",
    host.toLowerCase(),
    `[${host}]`,
    ...allowedHosts,
  ]);
  return (request, _response, next) => {
    const name = hostName(request.headers.host ?? "");
    // An address cannot be rebound; a name can.
    const known = names.has(name) || (!isLoopback(host) && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
    if (known) return next();
    next(
      new HttpError(
        421,
        `This Newsmove does not answer to the name “${name}”. Open it by the address it printed at its start, ` +
          "or list the name in NEWSMOVE_ALLOWED_HOSTS.",
      ),
    );
  };
}

function hostName(header: string): string {
  return header.toLowerCase().replace(/:\d+$/, "");
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** What changes something must come from our own pages, or from a program that asks the API. */
const sameOrigin: RequestHandler = (request, _response, next) => {
  if (SAFE.has(request.method) || isSameOrigin(request)) return next();
  if (isApiRequest(request) && (isFromNoPage(request) || hasToken(request))) return next();
  next(
    new HttpError(
      403,
      "This was sent from another site, so nothing was changed. Open the form here and send it again.",
    ),
  );
};

function isSameOrigin(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const origin = request.headers.origin;
  return (
    origin !== undefined &&
    origin.toLowerCase() === `${request.protocol}://${request.headers.host}`.toLowerCase()
  );
}

const FREE_TRIES = 5;
const LONGEST_WAIT_S = 60;
const FORGET_AFTER_MS = 15 * 60_000;

/**
 * HTTP Basic with any user name; a program may show a token instead. After five wrong passwords from an
 * address each further one doubles the wait.
 */
function passwordAsked(password: string, clock: Clock): RequestHandler {
  const expected = digest(password);
  const tries = new Map<string, { wrong: number; last: number }>();
  return (request, response, next) => {
    if (hasToken(request)) return next();
    const now = clock().getTime();
    for (const [key, seen] of tries) if (isForgotten(seen.last, now)) tries.delete(key);
    const address = request.socket.remoteAddress ?? "";
    const seen = tries.get(address) ?? { wrong: 0, last: now };
    const waitUntil = seen.wrong < FREE_TRIES ? 0 : seen.last + waitAfter(seen.wrong) * 1000;
    if (now < waitUntil) {
      const seconds = Math.ceil((waitUntil - now) / 1000);
      response.set("Retry-After", String(seconds));
      return next(new HttpError(429, `Too many wrong passwords. Wait ${seconds} seconds and try again.`));
    }
    const given = passwordOf(request);
    // Digests have one length, so the time of the comparison tells nothing of the password.
    if (given !== null && timingSafeEqual(digest(given), expected)) {
      tries.delete(address);
      return next();
    }
    if (given !== null) tries.set(address, { wrong: seen.wrong + 1, last: now });
    response.set("WWW-Authenticate", 'Basic realm="Newsmove", charset="UTF-8"');
    next(new HttpError(401, "Give the password that was set in NEWSMOVE_PASSWORD; any user name will do."));
  };
}

/** A try in the future is of a clock that was set back since: nobody is to wait until it has caught up. */
function isForgotten(last: number, now: number): boolean {
  return now < last || now - last > FORGET_AFTER_MS;
}

function waitAfter(wrong: number): number {
  return Math.min(2 ** (wrong - FREE_TRIES), LONGEST_WAIT_S);
}

function passwordOf(request: Request): string | null {
  const match = /^Basic ([\w+/=-]+)$/i.exec(request.headers.authorization ?? "");
  if (!match?.[1]) return null;
  const decoded = Buffer.from(match[1], "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 0 ? null : decoded.slice(colon + 1);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
