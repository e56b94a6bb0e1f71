import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, test } from "vitest";
import { routes } from "../../server/web/routes.ts";

const say =
  (words: string): RequestHandler =>
  (_request, response) => {
    response.send(words);
  };

const tellStatus: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(error.status ?? 500).send(error.message);
};

let url: string;
beforeAll(async () => {
  const app = express();
  app.use(
    routes({
      "/notes/new": { get: say("the form") },
      "/notes/:id": { get: say("one note"), post: say("changed") },
      "/notes/:id/undo": { post: say("brought back") },
    }),
  );
  app.use(routes({ "/settings": { get: say("settings") } }));
  app.use(tellStatus);
  const server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => server.close();
});

async function ask(method: string, path: string) {
  const answer = await fetch(url + path, { method });
  return { status: answer.status, allow: answer.headers.get("allow"), text: await answer.text() };
}

test("each method has its handler, and the earlier path wins", async () => {
  expect(await ask("GET", "/notes/new")).toMatchObject({ status: 200, text: "the form" });
  expect(await ask("GET", "/notes/7")).toMatchObject({ status: 200, text: "one note" });
  expect(await ask("POST", "/notes/7")).toMatchObject({ status: 200, text: "changed" });
  expect(await ask("GET", "/settings")).toMatchObject({ status: 200, text: "settings" });
});

test("HEAD goes with GET", async () => {
  expect(await ask("HEAD", "/notes/7")).toMatchObject({ status: 200, text: "" });
});

test("any other method is refused with the ones there are", async () => {
  expect(await ask("DELETE", "/notes/7")).toEqual({
    ...{ status: 405, allow: "GET, POST, HEAD", text: "/notes/7 takes GET, POST, HEAD, not DELETE." },
  });
  expect(await ask("GET", "/notes/7/undo")).toMatchObject({ status: 405, allow: "POST" });
  expect(await ask("HEAD", "/notes/7/undo")).toMatchObject({ status: 405, allow: "POST" });
  // Not taken for the note called "new".
  expect(await ask("POST", "/notes/new")).toMatchObject({ status: 405, allow: "GET, HEAD" });
});

test("a path of no table is left to what comes after", async () => {
  expect((await ask("GET", "/elsewhere")).status).toBe(404);
});
