import { seeFinished as see, type SeenPage } from "../support/see.ts";
import type { TestServer } from "../support/server.ts";

/** A page once nothing is under way on it any more. */
export { see };

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

/** Sends a file and opens what it leads to, once it is read. */
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
