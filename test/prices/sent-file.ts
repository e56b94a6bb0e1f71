import { parseHTML } from "linkedom";
import type { TestServer } from "../support/server.ts";

/** Sends a price file as the form does; gives the answer as it is, a redirect not followed. */
export function sendFile(
  server: TestServer,
  text: string,
  { name = "prices.csv", ...fields }: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set("file", new Blob([text], { type: "text/csv" }), name);
  return fetch(`${server.url}/prices/import`, {
    method: "POST",
    headers: { origin: server.url },
    body,
    redirect: "manual",
  });
}

/** A page as a reader sees it. */
export interface SeenPage {
  status: number;
  /** The address it was at last. */
  path: string;
  document: Document;
  /** The words of its main part, blanks as one. */
  words: string;
}

/** Opens a path and goes where it leads, again as often as the page asks for that. */
export async function see(server: TestServer, path: string): Promise<SeenPage> {
  let answer = await fetch(server.url + path);
  while (answer.headers.has("refresh")) answer = await fetch(answer.url);
  const { document } = parseHTML(await answer.text());
  const words = (document.querySelector("main")?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  return { status: answer.status, path: answer.url.slice(server.url.length), document, words };
}

/** Sends a file and opens what it leads to. */
export async function preview(
  server: TestServer,
  text: string,
  fields: Record<string, string> = {},
): Promise<SeenPage & { id: string }> {
  const answer = await sendFile(server, text, fields);
  const path = answer.headers.get("location") ?? "";
  return { ...(await see(server, path)), id: path.split("file=")[1] ?? "" };
}

/** Sends a form and opens what it leads to. */
export async function send(
  server: TestServer,
  path: string,
  fields: Record<string, string> = {},
): Promise<SeenPage> {
  const answer = await server.post(path, fields);
  return see(server, answer.headers.get("location") ?? "");
}

/** Presses the button of a preview. */
export function confirm(
  server: TestServer,
  id: string,
  fields: Record<string, string> = {},
): Promise<SeenPage> {
  return send(server, `/prices/import/${id}/confirm`, fields);
}
