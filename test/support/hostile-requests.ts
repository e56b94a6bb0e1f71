import fc from "fast-check";
import type { FoundForm } from "./forms.ts";
import { encoded, text } from "./hostile-values.ts";

/** A request as bytes on the line; it asks for the connection to be closed. */
export interface HostileRequest {
  bytes: Buffer;
}

export interface Targets {
  port: number;
  /** Paths as the tables of routes have them: "/notes/:id/edit". */
  routes: readonly { path: string; methods: string[] }[];
  forms: readonly FoundForm[];
}

type Requests = fc.Arbitrary<HostileRequest>;
type Headers = Record<string, string>;
type Write = (method: string, path: string, headers?: Headers, body?: string) => HostileRequest;

/** Requests that nobody's browser would send, to every path and form there is. */
export function hostileRequest({ port, routes, forms }: Targets): Requests {
  const write = writer(port);
  const names = [...new Set(forms.flatMap(({ fields }) => Object.keys(fields)))];
  const target = addresses(
    routes.map(({ path }) => path),
    names,
  );
  const plain = forms.filter(({ method, isUpload }) => method === "post" && !isUpload);
  return fc.oneof(
    { weight: 300, arbitrary: methods(write, target) },
    { weight: 250, arbitrary: headers(write, target) },
    { weight: 200, arbitrary: changedForms(write, plain) },
    { weight: 150, arbitrary: json(write, routes) },
    { weight: 90, arbitrary: garbage() },
    { weight: 5, arbitrary: largeFields(write, plain) },
    {
      weight: 5,
      arbitrary: uploads(
        write,
        forms.filter(({ isUpload }) => isUpload),
      ),
    },
  );
}

/** Writes requests as a page of ours would send them, but for the headers that are given. */
function writer(port: number): Write {
  const own = { Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}`, Connection: "close" };
  return (method, path, given = {}, body = "") => {
    const content = Buffer.from(body);
    const lines = Object.entries({ ...own, "Content-Length": String(content.length), ...given });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    return { bytes: Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n`), content]) };
  };
}

const ENDS = ["", "", "", "/", "//", "/..", "%", "%00", "%E0%A4%A", ";x=1", "#x"];

/** Paths with anything in place of their parts, and queries. */
function addresses(patterns: readonly string[], names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(fc.constantFrom("after", "q", "sort", "file", ...names), text);
  const query = fc
    .array(fc.tuple(name, text), { maxLength: 3 })
    .map((pairs) => pairs.map((pair) => pair.map(encoded).join("=")).join("&"));
  const parts = fc.array(text, { minLength: 3, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...patterns), parts, fc.constantFrom(...ENDS), query)
    .map(([pattern, values, end, asked]) => {
      const path = pattern.replaceAll(/:\w+/g, () => encoded(values.pop() ?? "1"));
      return `${path}${end}${asked && `?${asked}`}`;
    });
}

function methods(write: Write, target: fc.Arbitrary<string>): Requests {
  const method = fc.constantFrom(
    ...["GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND"],
  );
  return fc.tuple(method, target).map(([asked, path]) => write(asked, path));
}

function headers(write: Write, target: fc.Arbitrary<string>): Requests {
  const name = fc.constantFrom(
    ...["Host", "Origin", "Sec-Fetch-Site", "Content-Type", "Content-Encoding", "Content-Length"],
    ...["Authorization", "Accept-Encoding", "If-None-Match", "Range", "Expect", "Idempotency-Key"],
    ...["Cookie", "X-Forwarded-For", "Transfer-Encoding"],
  );
  return fc
    .tuple(target, fc.constantFrom("GET", "POST", "PUT"), fc.dictionary(name, text, { maxKeys: 4 }))
    .map(([path, method, given]) => write(method, path, given, "a=b"));
}

const URLENCODED = { "Content-Type": "application/x-www-form-urlencoded" };

/** Forms as they stand on the pages, with up to four fields changed. */
function changedForms(write: Write, forms: readonly FoundForm[]): Requests {
  const changes = fc.array(fc.tuple(fc.nat(), text), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...forms), changes).map(([form, changed]) => {
    const fields = { ...form.fields };
    for (const [n, value] of changed) fields[fieldOf(form, n)] = value;
    const body = Object.entries(fields).map((field) => field.map(encoded).join("="));
    return write("POST", form.action, URLENCODED, body.join("&"));
  });
}

const MEGABYTE = 1024 * 1024;

function largeFields(write: Write, forms: readonly FoundForm[]): Requests {
  const unit = fc.constantFrom("x", "%F0%9F%90%9F", "<b>", "%00");
  return fc.tuple(fc.constantFrom(...forms), fc.nat(), unit).map(([form, n, of]) => {
    const value = of.repeat(MEGABYTE / of.length);
    return write("POST", form.action, URLENCODED, `${encoded(fieldOf(form, n))}=${value}`);
  });
}

function fieldOf({ fields }: FoundForm, n: number): string {
  const names = Object.keys(fields);
  return names[n % names.length] ?? "x";
}

function json(write: Write, routes: Targets["routes"]): Requests {
  const places = routes.filter(
    ({ path, methods }) => path.startsWith("/api/") && methods.some((method) => method !== "get"),
  );
  const member = fc.constantFrom("listing", "price", "text", "title", "moves", "observed_at", "version");
  const body = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.dictionary(member, fc.oneof(text, fc.jsonValue())).map((value) => JSON.stringify(value)),
    fc.constantFrom("[".repeat(20_000), `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`),
    fc.constantFrom('{"__proto__":{"x":1}}', "{", "\ufeff{}", '"\\ud800"', "1e999"),
    text,
  );
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom("POST", "PUT"), body)
    .map(([{ path }, method, sent]) =>
      write(method, path.replace(/:\w+/, "1"), { "Content-Type": "application/json" }, sent),
    );
}

/** Files of prices and pages that are none, and forms that break off. */
function uploads(write: Write, forms: readonly FoundForm[]): Requests {
  const cell = fc.oneof(text, fc.double().map(String), fc.constantFrom("2025-12-10", "161.7", '"'));
  const csv = fc
    .array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 })
    .map((rows) => rows.map((row) => row.join(",")).join("\n"));
  const tag = fc.constantFrom(
    ...["<div>", "</p>", "<script>", "<!--", "<meta charset=", "<table>", "&#0;", "<title>", "rose 3%", "\0"],
  );
  const html = fc.array(tag, { maxLength: 300 }).map((tags) => tags.join(" "));
  const content = fc.oneof(
    csv,
    csv.map((rows) => `Date,Open,High,Low,Close,Volume\n${rows}`),
    html,
    text,
  );
  const type = { "Content-Type": "multipart/form-data; boundary=b" };
  return fc
    .tuple(fc.constantFrom(...forms), content, text, fc.constantFrom("--b--", "--b", ""))
    .map(([{ action }, file, name, end]) => {
      const named = `name="file"; filename="${name.replaceAll(/[\r\n"]/g, "_")}"`;
      const body = `--b\r\nContent-Disposition: form-data; ${named}\r\n\r\n${file}\r\n${end}\r\n`;
      return write("POST", action, type, body);
    });
}

/** What is no request at all. */
function garbage(): Requests {
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.constantFrom("GET", "GET / HTTP/9.9", "\0\0\0", `GET /${"a".repeat(20_000)} HTTP/1.1`),
  );
  return line.map((words) => ({ bytes: Buffer.from(`${words}\r\n\r\n`) }));
}
