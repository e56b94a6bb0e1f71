import { z } from "zod";
import { COMPONENTS, METHODS, OPERATIONS, type Operation } from "./operations.ts";

const ABOUT =
  `What the news said prices did, beside what they did. Percentages are percent, returns of studies fractions,
instants UTC. What is wrong is answered as application/problem+json with a sentence and, where something is to be mended,
JSON pointers. What a GET gave, changed or not, may be sent back with PUT.`.replaceAll("\n", " ");

/** Any request may meet these: no password or token, another site's without one. */
const ANY = [401, 403];

/** The OpenAPI 3.1 document: what there is to ask, and the shapes of what is sent and answered. @param server where the API is asked */
export function openApiDocument(server: string) {
  return {
    openapi: "3.1.0",
    info: {
      ...{ title: "Newsmove", version: "1", description: ABOUT },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${server}/api/v1` }],
    security: [{}, { token: [] }, { password: [] }],
    paths: Object.fromEntries(Object.keys(OPERATIONS).map((path) => [path, pathItem(path)])),
    components: {
      schemas: componentSchemas(),
      responses: {
        Problem: {
          description: "What is wrong, and what to do",
          content: { "application/problem+json": { schema: refTo("Problem") } },
        },
      },
      securitySchemes: {
        token: {
          ...{ type: "http", scheme: "bearer" },
          description: "Made under Settings; needed from other sites, and in place of a password.",
        },
        password: {
          ...{ type: "http", scheme: "basic" },
          description: "Where NEWSMOVE_PASSWORD is set; any user name will do.",
        },
      },
    },
  };
}

function pathItem(path: string) {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } };
  const methods = METHODS.flatMap((method) => {
    const operation = OPERATIONS[path]?.[method];
    return operation ? [[method, operationOf(path, method, operation)] as const] : [];
  });
  return { ...(path.includes("{id}") ? { parameters: [id] } : {}), ...Object.fromEntries(methods) };
}

function operationOf(path: string, method: string, operation: Operation) {
  const { summary, takes, status = 200, refusals } = operation;
  const problems = [...ANY, ...refusals, "default"].map((code) => [code, refTo("Problem", "responses")]);
  const answer = answerOf(operation);
  return {
    operationId: `${method}${path.replaceAll(/[/{}]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    parameters: [...queryOf(operation), ...(method === "post" ? [IDEMPOTENCY_KEY] : [])],
    ...(takes
      ? { requestBody: { required: true, content: { "application/json": { schema: refTo(takes) } } } }
      : {}),
    responses: {
      [status]: {
        description: summary,
        ...(answer ? { content: { "application/json": { schema: answer } } } : {}),
      },
      ...Object.fromEntries(problems),
    },
  };
}

const IDEMPOTENCY_KEY = {
  ...{ name: "Idempotency-Key", in: "header", schema: { type: "string", minLength: 1, maxLength: 200 } },
  description: "Makes one thing of one key, however often it is sent; the first is given again.",
};

function queryOf({ query = {} }: Operation) {
  return Object.entries(query).map(([name, { description, type = "string", required = false }]) => ({
    ...{ name, in: "query", description, required },
    schema: { type },
  }));
}

function answerOf({ gives, isList }: Operation) {
  if (!gives) return null;
  if (!isList) return refTo(gives);
  return {
    ...{ type: "object", required: ["items", "next"], additionalProperties: false },
    properties: {
      items: { type: "array", items: refTo(gives) },
      next: { type: ["string", "null"], description: "The path of what follows; null at the end." },
    },
  };
}

/** The schemas as JSON Schema, which name one another where one holds another. */
function componentSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (id) => refTo(id).$ref });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}

function refTo(name: string, kind: "schemas" | "responses" = "schemas") {
  return { $ref: `#/components/${kind}/${name}` };
}
