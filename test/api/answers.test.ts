import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { COMPONENTS, OPERATIONS } from "../../server/api/operations.ts";
import { listOf, Problem } from "../../server/api/schemas.ts";
import { type ApiDocument, fitsSchema, operationsOf, referred } from "../support/openapi.ts";
import type { TestServer } from "../support/server.ts";
import { type Answer, apiServer, ask, NOTE, STORY } from "./example.ts";

let server: TestServer;
let document: ApiDocument;
beforeAll(async () => {
  server = await apiServer();
  document = (await ask(server, "GET", "/api/v1/openapi.json")).json;
  return server.close;
});

/** What is asked of an operation so that it does it, in this order: a deletion comes last. */
const ASKED: Record<string, { path: string; body?: unknown }> = {
  "GET /stories": { path: "/stories?limit=1" },
  "GET /stories/{id}": { path: "/stories/1" },
  "POST /stories": { path: "/stories", body: STORY },
  "PUT /stories/{id}": { path: "/stories/3", body: { ...STORY, version: 1, title: "Alibaba adds 1.5%" } },
  "GET /notes": { path: "/notes" },
  "GET /notes/{id}": { path: "/notes/1" },
  "POST /notes": { path: "/notes", body: NOTE },
  "PUT /notes/{id}": { path: "/notes/2", body: { ...NOTE, version: 1, price: "162,50" } },
  "GET /moves": { path: "/moves?news_id=1" },
  "GET /moves/{id}": { path: "/moves/1" },
  "GET /checks": { path: "/checks?news_id=2" },
  "GET /checks/{id}": { path: "/checks/1" },
  "GET /listings": { path: "/listings?limit=2" },
  "GET /listings/{id}": { path: "/listings/1" },
  "GET /bars": { path: "/bars?listing=6&interval=1m" },
  "GET /studies": { path: "/studies" },
  "GET /studies/{id}": { path: "/studies/1" },
  "DELETE /notes/{id}": { path: "/notes/2" },
  "DELETE /stories/{id}": { path: "/stories/3" },
};

const operationNamed = (name: string) => {
  const [method = "", path = ""] = name.split(" ");
  return operationsOf(document).find((one) => one.path === path && one.method === method.toLowerCase());
};

const DOUBLE = { title: "Twice told", publisher: "The Example", published: { date: "2025-12-01" } };
const KEY = { "idempotency-key": "made and deleted" };

test("every operation of the document is asked here, and no other", () => {
  const all = operationsOf(document).map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect(Object.keys(ASKED).toSorted()).toEqual(all.toSorted());
});

describe.each(Object.entries(ASKED))("%s", (name, { path, body }) => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await ask(server, name.split(" ")[0] ?? "", `/api/v1${path}`, body);
  });

  test("does what the document says of its answer", () => {
    const told = operationNamed(name)?.operation.responses[answer.status];
    expect({ status: answer.status, isTold: told !== undefined }).toMatchObject({ isTold: true });
    expect(answer.status).toBeLessThan(300);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const schema = told?.content?.["application/json"]?.schema;
    expect(schema === undefined).toBe(answer.json === null);
    if (!schema) return;
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(fitsSchema(document, schema, answer.json)).toEqual([]);
  });

  test("gives what it is declared to give, and something of it", () => {
    const [method = "", at = ""] = name.split(" ");
    const { gives, isList } = OPERATIONS[at]?.[method.toLowerCase() as "get"] ?? { gives: undefined };
    if (!gives) return expect(answer.json).toBeNull();
    const one: z.ZodType = COMPONENTS[gives];
    expect((isList ? listOf(one) : one).safeParse(answer.json).error).toBeUndefined();
    if (isList) expect(answer.json.items.length).toBeGreaterThan(0);
  });
});

/** One request for each refusal that the document lists of an operation. */
const REFUSED: [name: string, status: number, path: string, body?: unknown][] = [
  ["GET /stories", 400, "/stories?limit=0"],
  ["POST /stories", 400, "/stories", "{"],
  ["POST /stories", 409, "/stories", DOUBLE],
  ["POST /stories", 422, "/stories", { ...STORY, title: "" }],
  ["GET /stories/{id}", 404, "/stories/99"],
  ["PUT /stories/{id}", 400, "/stories/1", "[1"],
  ["PUT /stories/{id}", 404, "/stories/99", { ...STORY, version: 1 }],
  ["PUT /stories/{id}", 409, "/stories/1", { ...STORY, version: 9 }],
  ["PUT /stories/{id}", 422, "/stories/1", STORY],
  ["DELETE /stories/{id}", 404, "/stories/3"],
  ["GET /notes", 400, "/notes?after=yesterday"],
  ["POST /notes", 400, "/notes", "{"],
  ["POST /notes", 409, "/notes", NOTE],
  ["POST /notes", 422, "/notes", { ...NOTE, price: -1 }],
  ["GET /notes/{id}", 404, "/notes/2"],
  ["PUT /notes/{id}", 400, "/notes/1", "nothing"],
  ["PUT /notes/{id}", 404, "/notes/2", { ...NOTE, version: 2 }],
  ["PUT /notes/{id}", 409, "/notes/1", { ...NOTE, version: 9 }],
  ["PUT /notes/{id}", 422, "/notes/1", NOTE],
  ["DELETE /notes/{id}", 404, "/notes/2"],
  ["GET /moves", 400, "/moves"],
  ["GET /moves", 404, "/moves?news_id=99"],
  ["GET /moves/{id}", 404, "/moves/99"],
  ["GET /checks", 400, "/checks?news_id=one"],
  ["GET /checks", 404, "/checks?news_id=99"],
  ["GET /checks/{id}", 404, "/checks/0"],
  ["GET /listings", 400, "/listings?after=BABA"],
  ["GET /listings/{id}", 404, "/listings/BABA"],
  ["GET /bars", 400, "/bars?listing=1&from=soon"],
  ["GET /bars", 404, "/bars?listing=99"],
  ["GET /studies", 400, "/studies?limit=many"],
  ["GET /studies/{id}", 404, "/studies/99"],
];

test("every refusal of the document is met here, and no other", () => {
  const of = (name: string) => REFUSED.flatMap(([other, status]) => (other === name ? [String(status)] : []));
  for (const { path, method, operation } of operationsOf(document)) {
    const told = Object.keys(operation.responses).filter((code) => /^4/.test(code) && !/40[13]/.test(code));
    const name = `${method.toUpperCase()} ${path}`;
    expect({ name, refusals: of(name) }).toEqual({ name, refusals: told });
  }
});

describe("a refusal", () => {
  beforeAll(async () => {
    // What the 409s are about: a story of that title, and a note of the key that was deleted.
    await ask(server, "POST", "/api/v1/stories", DOUBLE);
    const { json } = await ask(server, "POST", "/api/v1/notes", NOTE, KEY);
    await ask(server, "DELETE", `/api/v1/notes/${json.id}`);
  });

  test.each(REFUSED)("%s: %i for %s", async (name, status, path, body) => {
    const headers = status === 409 && name === "POST /notes" ? KEY : {};
    const answer = await ask(server, name.split(" ")[0] ?? "", `/api/v1${path}`, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    const ref = operationNamed(name)?.operation.responses[status]?.$ref ?? "";
    const { content } = referred(document, ref) as { content: Record<string, { schema: object }> };
    const schema = content["application/problem+json"]?.schema ?? {};
    expect(fitsSchema(document, schema, answer.json)).toEqual([]);
    expect(Problem.safeParse(answer.json).error).toBeUndefined();
    expect(answer.json.status).toBe(status);
    expect(answer.json.detail).toMatch(/^[A-Z].*[.)]$/);
  });
});
