import { z } from "zod";
import { COMPONENTS, OPERATIONS, type Operation } from "./operations.ts";

/** The OpenAPI 3.1 document: what there is to ask, and the shapes of what is sent and answered. */

/** The document. @param server the address the API is asked at */
export function openApiDocument(server: string) {
  return {
    openapi: "3.1.0",
    info: {
      ...{ title: "Newsmove", version: "1", license: { name: "MIT", identifier: "MIT" } },
      description:
        "What the news said prices did, beside what they did. Percentages are percent, returns of studies fractions, instants UTC.",
    },
    servers: [{ url: `${server}/api/v1` }],
    security: [{}, { token: [] }],
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, methods]) => [
        path,
        {
          ...(path.includes("{id}")
            ? {
                parameters: [
                  { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } },
                ],
              }
            : {}),
          ...Object.fromEntries(
            Object.entries(methods).map(([method, operation]) => [
              method,
              operationOf(path, method, operation),
            ]),
          ),
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        Object.entries(COMPONENTS).map(([name, schema]) => [name, jsonSchema(schema)]),
      ),
      responses: {
        Problem: {
          description: "What is wrong, and what to do",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "Made under Settings; needed from other sites and computers.",
        },
      },
    },
  };
}

function operationOf(path: string, method: string, operation: Operation) {
  const { summary, query = {}, takes, gives, isList, status = 200, refusals } = operation;
  const schema = gives && { $ref: `#/components/schemas/${gives}` };
  const answer = isList ? listSchema(schema) : schema;
  return {
    operationId: `${method}${path.replaceAll(/[/{}]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    parameters: Object.entries(query).map(([name, description]) => ({
      name,
      in: "query",
      description,
      schema: { type: "string" },
    })),
    ...(takes
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: `#/components/schemas/${takes}` } } },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: summary,
        ...(answer ? { content: { "application/json": { schema: answer } } } : {}),
      },
      ...Object.fromEntries(
        [401, 403, ...refusals].sort().map((code) => [code, { $ref: "#/components/responses/Problem" }]),
      ),
    },
  };
}

function listSchema(items: unknown) {
  return {
    ...{ type: "object", required: ["items", "next"], additionalProperties: false },
    properties: { items: { type: "array", items }, next: { type: ["string", "null"] } },
  };
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
