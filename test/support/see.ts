import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseHTML } from "linkedom";
import type { TestServer } from "./server.ts";

/** A page as a reader sees it. */
export interface SeenPage {
  status: number;
  /** The address it was at last. */
  path: string;
  document: Document;
  /** The words of its main part, blanks as one. */
  words: string;
}

/** Opens a path and goes where it leads. */
export async function see(server: TestServer, path: string): Promise<SeenPage> {
  const answer = await fetch(server.url + path);
  const { status, url } = answer;
  return { ...readPage(await answer.text()), status, path: url.slice(server.url.length) };
}

function readPage(html: string): Pick<SeenPage, "document" | "words"> {
  const { document } = parseHTML(html);
  const words = (document.querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  return { document, words };
}

/** Opens a path and goes where it leads, until nothing is under way there any more. */
export async function seeFinished(server: TestServer, path: string): Promise<SeenPage> {
  const page = await see(server, path);
  if (!page.document.querySelector("progress")) return page;
  await sleep(20);
  return seeFinished(server, path);
}

/** Sends a form and sees what comes of it. */
export async function send(
  server: TestServer,
  path: string,
  fields: Record<string, string> = {},
): Promise<SeenPage> {
  const answer = await server.post(path, fields);
  if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}`);
  return seeFinished(server, answer.headers.get("location") ?? "");
}

/** Sends a file of this computer, as a form does, and sees what comes of it. */
export async function sendFile(server: TestServer, path: string, file: string): Promise<SeenPage> {
  const body = new FormData();
  body.set("file", new Blob([readFileSync(file)]), basename(file));
  const answer = await fetch(server.url + path, {
    ...{ method: "POST", headers: { origin: server.url }, body, redirect: "manual" },
  });
  const { status, headers } = answer;
  if (status === 303) return seeFinished(server, headers.get("location") ?? "");
  return { ...readPage(await answer.text()), status, path };
}
