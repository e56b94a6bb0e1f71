import { makeListing } from "../support/factories.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { moveFields, sentFields, storyFields } from "./example.ts";

/** A server that knows Acme and its line ACM, and nothing else. */
export async function acmeServer(): Promise<TestServer> {
  const server = await startServer();
  makeListing(server.db, { ticker: "ACM", companyName: "Acme" });
  return server;
}

export const STORY = storyFields({ date: "2025-12-10", moves: [moveFields({ listing: "ACM" })] });
/** The example as a browser sends it. */
export const sent = (given: Record<string, string> = {}) => ({
  ...sentFields(STORY),
  submission_key: "key",
  ...given,
});

export async function text(server: TestServer, path: string): Promise<string> {
  return (await server.get(path)).text();
}

export function count(
  server: TestServer,
  table: "news_items" | "companies" | "listings" | "reported_moves",
): number {
  return Number(server.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}
