import { z } from "zod";

/** The parts of an OpenAPI document that tests look into. */
export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, ApiOperation> & { parameters?: ApiParameter[] }>;
  components: { schemas: Record<string, object> } & Record<string, Record<string, object>>;
}

export interface ApiOperation {
  operationId: string;
  parameters?: ApiParameter[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }>;
}

export interface ApiParameter {
  name: string;
  in: string;
  required?: boolean;
}

/** Whether a value fits a schema of the document, whose references are followed there. */
export function fitsSchema({ components }: ApiDocument, schema: object, value: unknown): string[] {
  const rebased = JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll(
    "#/components/schemas/",
    "#/$defs/",
  );
  const parsed = z.fromJSONSchema(JSON.parse(rebased)).safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join("/")}: ${message}`);
}

/** The operations of a document, each with its path and method. */
export function operationsOf({ paths }: ApiDocument) {
  return Object.entries(paths).flatMap(([path, { parameters = [], ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ path, method, operation: operation as ApiOperation },
      parameters: [...parameters, ...((operation as ApiOperation).parameters ?? [])],
    })),
  );
}

/** What a document refers to by "$ref"; undefined where there is nothing. */
export function referred(document: ApiDocument, ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
}
