import fc from "fast-check";

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

/** What somebody might write where a name, a number or a date is asked for, to see what happens. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 50 }).map(String) },
);

/** Percent-encoded, whatever it holds: half a surrogate pair goes as the bytes it would have. */
export function encoded(value: string): string {
  return encodeURIComponent(String(Buffer.from(value))).replaceAll("%EF%BF%BD", "%ED%A0%80");
}
