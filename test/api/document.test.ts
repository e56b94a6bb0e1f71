import { beforeAll, describe, expect, test } from "vitest";
import { type ApiDocument, type ApiParameter, operationsOf, referred } from "../support/openapi.ts";
import { routesOfApp } from "../support/pages.ts";
import { startServer } from "../support/server.ts";

/** The rules of OpenAPI 3.1 that a client generator stumbles over, held against the document as it is served. */

let document: ApiDocument;
let url: string;
beforeAll(async () => {
  const server = await startServer();
  url = server.url;
  document = (await (await server.get("/api/v1/openapi.json")).json()) as ApiDocument;
  return server.close;
});

test("every path under /api is in the document with its methods, and the other way round", async () => {
  const routes = (await routesOfApp()).filter(({ path }) => /^\/api\//.test(path));
  const served = routes
    .filter(({ path }) => path !== "/api/v1/openapi.json")
    .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path.replace(":id", "{id}")}`));
  const told = operationsOf(document).map(({ path, method }) => `${method} /api/v1${path}`);
  expect(told.toSorted()).toEqual(served.toSorted());
});

test("it says which version of OpenAPI it is, what it describes and where that is", () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d+$/),
    info: { title: "Newsmove", version: expect.stringMatching(/\S/) },
    servers: [{ url: `${url}/api/v1` }],
  });
});

/** The fields that OpenAPI 3.1 has for each kind of object used here. */
const FIELDS = {
  document: ["openapi", "info", "servers", "security", "paths", "components"],
  info: ["title", "version", "description", "license"],
  license: ["name", "identifier"],
  components: ["schemas", "responses", "securitySchemes"],
  operation: ["operationId", "summary", "parameters", "requestBody", "responses"],
  parameter: ["name", "in", "description", "required", "schema"],
  requestBody: ["required", "content"],
  response: ["description", "content"],
  mediaType: ["schema"],
};

function hasOnly(kind: keyof typeof FIELDS, value: unknown): void {
  const others = Object.keys(value as object).filter((field) => !FIELDS[kind].includes(field));
  expect({ kind, others }).toEqual({ kind, others: [] });
}

test("no object has a field that OpenAPI does not know", () => {
  const { info, components } = document as unknown as { info: { license: object }; components: object };
  hasOnly("document", document);
  hasOnly("info", info);
  hasOnly("license", info.license);
  hasOnly("components", components);
  for (const { operation, parameters } of operationsOf(document)) {
    hasOnly("operation", operation);
    for (const parameter of parameters) hasOnly("parameter", parameter);
    if (operation.requestBody) hasOnly("requestBody", operation.requestBody);
    for (const response of Object.values(operation.responses)) {
      if (response.$ref) continue;
      hasOnly("response", response);
      for (const media of Object.values(response.content ?? {})) hasOnly("mediaType", media);
    }
  }
});

describe("an operation", () => {
  test("has an id of its own, fit to name a function", () => {
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("declares the parameters of its path, required, and each parameter once", () => {
    for (const { path, parameters } of operationsOf(document)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = (place: string) => parameters.filter((one) => one.in === place);
      expect(named("path").map(({ name }) => name)).toEqual(inPath);
      expect(named("path").every(({ required }) => required === true)).toBe(true);
      const keys = parameters.map((one: ApiParameter) => `${one.in} ${one.name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test("takes a body only with POST and PUT, and says what it answers when all goes well", () => {
    for (const { method, operation } of operationsOf(document)) {
      expect(operation.requestBody !== undefined).toBe(["post", "put"].includes(method));
      const codes = Object.keys(operation.responses);
      expect(codes.filter((code) => /^2\d\d$/.test(code))).toHaveLength(1);
      for (const code of codes) expect(code).toMatch(/^([1-5]\d\d|default)$/);
    }
  });

  test("names only ways to be let in that are declared", () => {
    const { security } = document as unknown as { security: Record<string, string[]>[] };
    const declared = Object.keys(document.components.securitySchemes ?? {});
    expect(security.flatMap(Object.keys).filter((name) => !declared.includes(name))).toEqual([]);
  });
});

test("every reference leads somewhere, and every schema is referred to", () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => String(ref));
  expect(refs.filter((ref) => referred(document, ref) === undefined)).toEqual([]);
  const unused = Object.keys(document.components.schemas).filter(
    (name) => !refs.includes(`#/components/schemas/${name}`),
  );
  expect(unused).toEqual([]);
});

test("schemas speak JSON Schema 2020-12 and nothing older", () => {
  const words = JSON.stringify(document.components.schemas);
  expect(words).not.toMatch(/"nullable":|"example":|"exclusive(Min|Max)imum":(true|false)|"\$schema"|"\$id"/);
});
