import fc from "fast-check";
import type { FoundForm } from "./forms.ts";

/** A request as bytes on the line, with Host and all; it asks for the connection to be closed. */
export type HostileRequest = { bytes: Buffer };

export interface Targets {
  port: number;
  /** Paths as the tables of routes have them: "/notes/:id/edit". */
  routes: readonly { path: string; methods: string[] }[];
  forms: readonly FoundForm[];
}

const NAUGHTY = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "1",
    "2",
    "1e309",
    "NaN",
    "undefined",
    "null",
    "true",
    "9".repeat(40),
    "1.5",
    "0x1F",
  ],
  ...["\0", "a\0b", "\u202e\u0000", "\ud800", "\udfff\ud800", "é̂", "𝕏", "İ", "ß", "\uffff", "🏳️‍🌈", "ﷺ"],
  ...[
    "' OR '1'='1",
    "'; DROP TABLE price_notes; --",
    '" UNION SELECT * FROM api_tokens --',
    "%' ESCAPE '",
    "*",
    "\\",
  ],
  ...[
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<%= 7*7 %>",
    "{{7*7}}",
    "#{7*7}",
    "]]>",
    "<!--",
  ],
  ...[
    "../../etc/passwd",
    "..%2f..%2fpackage.json",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\x",
    "file:///etc/passwd",
    "-rf",
  ],
  ...[
    "\r\nSet-Cookie: a=b",
    "%0d%0aSet-Cookie:%20a=b",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
  ],
  ...[
    "2025-02-30",
    "0000-00-00",
    "+275760-09-13",
    "24:00",
    "25:61",
    "2025-03-09",
    "02:30",
    "America/New_York",
    "UTC+99",
  ],
  ...[
    "=cmd|'/C calc'!A0",
    "@SUM(1)",
    "a".repeat(9000),
    "٣٫٥",
    "1,234.5",
    "1.234,5",
    "−5",
    "5%",
    "5\u00a0000",
    "[-1, +1] [0",
  ],
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 50 }).map(String) },
);
const MEGABYTE = 1024 * 1024;
const METHODS = [
  "GET",
  "GET",
  "GET",
  "POST",
  "POST",
  "PUT",
  "DELETE",
  "PATCH",
  "HEAD",
  "OPTIONS",
  "PROPFIND",
];

/** Requests that nobody's browser would send, to every path and form there is. */
export function hostileRequest({ port, routes, forms }: Targets): fc.Arbitrary<HostileRequest> {
  const origin = `http://127.0.0.1:${port}`;
  const write = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | Buffer = "",
  ) => {
    const content = Buffer.from(body);
    const own = { Host: `127.0.0.1:${port}`, Origin: origin, Connection: "close" };
    const lines = Object.entries({ ...own, "Content-Length": String(content.length), ...headers });
    const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
    return { bytes: Buffer.concat([Buffer.from(head), content]) };
  };

  const names = [
    ...new Set(["after", "q", "sort", "file", ...forms.flatMap(({ fields }) => Object.keys(fields))]),
  ];
  const query = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&"));
  const path = fc
    .tuple(
      fc.constantFrom(...routes.map((route) => route.path)),
      fc.array(text, { minLength: 3, maxLength: 3 }),
    )
    .map(([pattern, values]) => pattern.replaceAll(/:\w+/g, () => encoded(values.pop() ?? "1")));
  const target = fc
    .tuple(path, query, fc.constantFrom("", "", "", "/", "//", "/..", "%", "%00", "%E0%A4%A", ";x=1", "#x"))
    .map(([at, asked, end]) => `${at}${end}${asked && `?${asked}`}`);

  const plain = fc.tuple(fc.constantFrom(...METHODS), target).map(([method, at]) => write(method, at, {}));

  const HEADERS = [
    ...[
      "Host",
      "Origin",
      "Sec-Fetch-Site",
      "Content-Type",
      "Content-Encoding",
      "Authorization",
      "Accept-Encoding",
    ],
    ...[
      "If-None-Match",
      "Range",
      "Expect",
      "Idempotency-Key",
      "Cookie",
      "X-Forwarded-For",
      "Content-Length",
      "Transfer-Encoding",
    ],
  ];
  const headers = fc
    .tuple(
      target,
      fc.constantFrom("GET", "POST", "PUT"),
      fc.dictionary(fc.constantFrom(...HEADERS), text, { maxKeys: 4 }),
    )
    .map(([at, method, given]) => write(method, at, given, "a=b"));

  const URLENCODED = { "Content-Type": "application/x-www-form-urlencoded" };
  const sendable = forms.filter(({ method, isUpload }) => method === "post" && !isUpload);
  const form = fc
    .tuple(fc.constantFrom(...sendable), fc.array(fc.tuple(fc.nat(), text), { minLength: 1, maxLength: 4 }))
    .map(([{ action, fields }, changes]) => {
      const sent = { ...fields };
      for (const [n, value] of changes)
        sent[Object.keys(fields)[n % Object.keys(fields).length] ?? "x"] = value;
      const body = Object.entries(sent).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
      return write("POST", action, URLENCODED, body.join("&"));
    });
  const large = fc
    .tuple(fc.constantFrom(...sendable), fc.nat(), fc.constantFrom("x", "%F0%9F%90%9F", "<b>", "%00"))
    .map(([{ action, fields }, n, unit]) => {
      const name = Object.keys(fields)[n % Math.max(1, Object.keys(fields).length)] ?? "x";
      return write("POST", action, URLENCODED, `${encoded(name)}=${unit.repeat(MEGABYTE / unit.length)}`);
    });

  const API = routes.filter(
    (route) => route.path.startsWith("/api/") && route.methods.some((name) => name !== "get"),
  );
  const json = fc
    .tuple(
      fc.constantFrom(...API),
      fc.constantFrom("POST", "PUT"),
      fc.oneof(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        fc
          .dictionary(
            fc.constantFrom("listing", "price", "text", "title", "moves", "observed_at", "version"),
            fc.oneof(text, fc.jsonValue()),
          )
          .map((value) => JSON.stringify(value)),
        fc.constantFrom(
          "[".repeat(20_000),
          `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
          '{"__proto__":{"x":1}}',
          "{",
          "\ufeff{}",
          '"\\ud800"',
          "1e999",
        ),
        text,
      ),
    )
    .map(([route, method, body]) =>
      write(method, route.path.replace(/:\w+/, "1"), { "Content-Type": "application/json" }, body),
    );

  const uploads = forms.filter(({ isUpload }) => isUpload);
  const cells = fc.array(
    fc.array(fc.oneof(text, fc.double().map(String), fc.constantFrom("2025-12-10", "161.7", '"')), {
      maxLength: 8,
    }),
    { maxLength: 20 },
  );
  const file = fc.oneof(
    cells.map((rows) => rows.map((row) => row.join(",")).join("\n")),
    cells.map((rows) => `Date,Open,High,Low,Close,Volume\n${rows.map((row) => row.join(",")).join("\n")}`),
    fc
      .array(
        fc.constantFrom(
          "<div>",
          "</p>",
          "<script>",
          "<!--",
          "<meta charset=",
          "<table>",
          "&#0;",
          "<title>",
          "rose 3%",
          "\0",
          "<svg",
        ),
        { maxLength: 300 },
      )
      .map((parts) => parts.join(" ")),
    text,
  );
  const upload = fc
    .tuple(fc.constantFrom(...uploads), file, text, fc.constantFrom("--b--", "--b", ""))
    .map(([{ action }, content, name, end]) =>
      write(
        "POST",
        action,
        { "Content-Type": "multipart/form-data; boundary=b" },
        `--b\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll(/[\r\n"]/g, "_")}"\r\n\r\n${content}\r\n${end}\r\n`,
      ),
    );

  const garbage = fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom(
        "GET",
        "GET / HTTP/9.9\r\n\r\n",
        "\0\0\0\r\n\r\n",
        `GET /${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`,
      ),
    )
    .map((line) => ({ bytes: Buffer.from(`${line}\r\n\r\n`) }));

  return fc.oneof(
    { weight: 300, arbitrary: plain },
    { weight: 250, arbitrary: headers },
    { weight: 200, arbitrary: form },
    { weight: 150, arbitrary: json },
    { weight: 90, arbitrary: garbage },
    { weight: 5, arbitrary: large },
    { weight: 5, arbitrary: upload },
  );
}

/** Percent-encoded, whatever it holds: half a surrogate pair goes as the bytes it would have. */
function encoded(value: string): string {
  return encodeURIComponent(String(Buffer.from(value))).replaceAll("%EF%BF%BD", "%ED%A0%80");
}
